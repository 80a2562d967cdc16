package org.borderflow.gaps.tabulations;

import java.util.Locale;
import org.borderflow.gaps.fields.Share;

/**
 * How far a requirement of a tabulation is met.
 *
 * @param requirement the requirement
 * @param flow the crossings that were looked at, where it asks for a column
 * @param share the figure
 */
public record Evidence(Requirement requirement, Flow flow, Share share) {

  /** How far it is met. */
  public Level level() {
    return requirement.level(share);
  }

  /** The figure in words. */
  public String text() {
    String what =
        requirement.meaning().startsWith("of ")
            ? requirement.meaning()
            : (requirement.isColumn() ? "of the " + flow.crossings() + " " : "")
                + requirement.meaning();
    String where = requirement.isColumn() ? requirement.name().replace('_', ' ') + ": " : "";
    if (!share.isDefined()) {
      return where + "there is nothing to judge by (0 of 0) " + what;
    }
    return String.format(
        Locale.ROOT,
        "%s%s %% (%,d of %,d) %s; %d %% would do",
        where,
        percent(share),
        share.numerator(),
        share.denominator(),
        what,
        requirement.producibleFrom());
  }

  /** Per cent with one decimal, rounded down, so that nothing looks met that is not. */
  private static String percent(Share share) {
    long tenths = 1000 * share.numerator() / share.denominator();
    return tenths / 10 + "." + tenths % 10;
  }
}
