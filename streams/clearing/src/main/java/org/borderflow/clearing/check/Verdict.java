package org.borderflow.clearing.check;

import java.time.LocalDate;
import java.util.Map;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;

/**
 * What an examination came to.
 *
 * @param findings what speaks against the table; it is accepted if there is nothing
 * @param series its series of corridors; incomplete if something speaks against it
 * @param asOf the last day that counted as known
 * @param count how many rows and cells there are of what
 * @param passedOver rows that are not exchanged, by why
 */
public record Verdict(
    Findings findings,
    Map<SeriesKey, Series> series,
    LocalDate asOf,
    Count count,
    Map<PassedOver, Long> passedOver) {

  public Verdict {
    series = Map.copyOf(series);
    passedOver = Map.copyOf(passedOver);
  }

  /** Whether the table is accepted. */
  public boolean isAccepted() {
    return findings.isEmpty();
  }

  /**
   * How many.
   *
   * @param rows rows of the file
   * @param exchanged rows that are cells of corridors
   * @param zeros cells of corridors that are zero because nothing was said of them
   * @param added cells of which nothing was known before
   * @param revised cells of which something else was known
   * @param unchanged cells of which the same was known
   */
  public record Count(
      long rows, long exchanged, long zeros, long added, long revised, long unchanged) {}

  /** Why a row of a sound table is not exchanged. */
  public enum PassedOver {
    /** It counts something other than migrants. */
    OTHER_MEASURE,
    /** It is of arrivals less departures. */
    NET,
    /** It is under another rule than the definition. */
    OTHER_RULE,
    /** It is broken down by something that is not exchanged. */
    OTHER_CUBE,
    /** It is a total over all countries, or of a country not stated: it was used to check sums. */
    NO_CORRIDOR,
    /** It says that the number is not known ({@code OBS_STATUS} M, O or L). */
    GAP
  }
}
