package org.borderflow.estimates;

/**
 * Whose observations are counted together.
 *
 * @param span whether the period is a month or a week
 * @param period months since January of the year 0, or weeks of days since 1970-01-01
 * @param group by month, the {@link Traits} in full; by week, one of their more general levels
 */
public record ObservedGroup(Span span, int period, String group) {

  /** Length of a period. */
  public enum Span {
    MONTH,
    WEEK
  }
}
