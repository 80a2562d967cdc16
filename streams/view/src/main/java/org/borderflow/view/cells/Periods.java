package org.borderflow.view.cells;

import java.time.YearMonth;
import java.util.Optional;

/**
 * Months that cells may be about, from one to another, both included; a year is within if all of it
 * is.
 *
 * @param from first month; null for no beginning
 * @param to last month; null for no end
 */
public record Periods(YearMonth from, YearMonth to) {

  /** All of time. */
  public static final Periods ALL = new Periods(null, null);

  /** The first month of a period written {@code 2024-03} or {@code 2024}; empty if it is none. */
  public static Optional<YearMonth> first(String period) {
    return month(period, "-01");
  }

  /** The last month of a period written {@code 2024-03} or {@code 2024}; empty if it is none. */
  public static Optional<YearMonth> last(String period) {
    return month(period, "-12");
  }

  private static Optional<YearMonth> month(String period, String ofYear) {
    if (period.matches("\\d{4}")) {
      return Optional.of(YearMonth.parse(period + ofYear));
    }
    return period.matches("\\d{4}-(0[1-9]|1[0-2])")
        ? Optional.of(YearMonth.parse(period))
        : Optional.empty();
  }

  /** Whether a period of a cell is within. */
  boolean contain(String period) {
    // Written alike, periods are in the order of their texts.
    return (from == null || padded(period, "-01").compareTo(from.toString()) >= 0)
        && (to == null || padded(period, "-12").compareTo(to.toString()) <= 0);
  }

  private static String padded(String period, String ofYear) {
    return period.indexOf('-') < 0 ? period + ofYear : period;
  }
}
