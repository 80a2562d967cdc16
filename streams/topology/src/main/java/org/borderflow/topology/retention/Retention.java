package org.borderflow.topology.retention;

import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.stay.ShortStayAllowance;
import org.borderflow.rules.travel.Day;

/**
 * How long crossings are kept.
 *
 * @param days a crossing is kept until it is dated so many days before the day it is
 */
public record Retention(int days) {

  /** Nothing is ever forgotten. */
  public static final Retention FOREVER = new Retention(Integer.MAX_VALUE);

  public Retention {
    if (days < 1) {
      throw new IllegalArgumentException("nothing can be kept for " + days + " days");
    }
  }

  /**
   * The least number of days under which a rule book can work: every verdict on a crossing falls,
   * and its days leave every window, before it is forgotten.
   */
  public static int leastDays(RuleBook rules) {
    return rules.rules().stream().mapToInt(ResidenceRule::window).max().orElseThrow()
        + ShortStayAllowance.SCHENGEN.window();
  }

  /** The first day that is still kept on that day, {@link Day#NONE} if all are. */
  public int horizon(int day) {
    return equals(FOREVER) ? Day.NONE : day - days;
  }
}
