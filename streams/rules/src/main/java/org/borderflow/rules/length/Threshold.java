package org.borderflow.rules.length;

import java.util.ArrayList;
import java.util.List;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.stay.ShortStayAllowance;
import org.borderflow.rules.travel.Direction;

/**
 * The length from which a single stay or absence, without any other, is too long for a rule.
 *
 * @param rule published name of the rule, such as {@code 12/16} or {@code 90/180}
 * @param nights least number of nights
 * @param directions for which it matters
 */
public record Threshold(String rule, int nights, List<Direction> directions) {

  public Threshold {
    directions = List.copyOf(directions);
  }

  /**
   * The thresholds of some duration-of-stay rules, each of which is reached on either side of the
   * border, and of the short-stay allowance.
   */
  public static List<Threshold> of(List<ResidenceRule> rules) {
    List<Threshold> thresholds = new ArrayList<>();
    thresholds.add(of(ShortStayAllowance.SCHENGEN));
    for (ResidenceRule rule : rules) {
      thresholds.add(
          new Threshold(rule.name(), rule.threshold(), List.of(Direction.ENTRY, Direction.EXIT)));
    }
    return List.copyOf(thresholds);
  }

  /** The allowance counts the days of entry and exit both: one more than there are nights. */
  private static Threshold of(ShortStayAllowance allowance) {
    return new Threshold(
        allowance.limit() + "/" + allowance.window(), allowance.limit(), List.of(Direction.ENTRY));
  }
}
