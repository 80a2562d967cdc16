package org.borderflow.estimates;

import org.borderflow.rules.flow.Measure;

/**
 * What is said of a flow cell: what is settled, what is pending, and the best estimate of what it
 * will be. Estimates are in thousandths, rounded half up.
 *
 * <p>Of migrants, the pending crossings count by their probabilities. A visit counts in full while
 * it may still turn out to be none. Nothing else is ever pending.
 */
public final class CellValue {
  private static final long MILLION = 1_000_000;
  private static final int THOUSAND = 1_000;

  private final long settled;
  private final long pending;
  private final Expectation expectation;
  private final long least;
  private final long most;
  private final long settledOfParts;
  private final long expectedOfParts;

  private CellValue(
      long settled,
      long pending,
      Expectation expectation,
      long least,
      long most,
      long settledOfParts,
      long expectedOfParts) {
    this.settled = settled;
    this.pending = pending;
    this.expectation = expectation;
    this.least = least;
    this.most = most;
    this.settledOfParts = settledOfParts;
    this.expectedOfParts = expectedOfParts;
  }

  /**
   * The value of a cell of arrivals or departures.
   *
   * @param expectation of the pending crossings of migrants; it may be told a moment later than
   *     their number, and never stands for more than there are
   */
  public static CellValue of(Measure measure, long settled, long pending, Expectation expectation) {
    Expectation expected = expectation;
    if (pending == 0 || measure != Measure.MIGRANTS) {
      expected = new Expectation(pending * MILLION, 0, 0, 0, 0, 0);
    } else if (expectation.expected() > pending * MILLION) {
      expected =
          expectation.plus(
              new Expectation(pending * MILLION - expectation.expected(), 0, 0, 0, 0, 0));
    }
    return new CellValue(
        settled, pending, expected, settled, settled + pending, settled, expected.expected());
  }

  /** These arrivals less those departures. */
  public CellValue less(CellValue departures) {
    return new CellValue(
        settled - departures.settled,
        pending + departures.pending,
        expectation.net(departures.expectation),
        least - departures.most,
        most - departures.least,
        settledOfParts + departures.settledOfParts,
        expectedOfParts + departures.expectedOfParts);
  }

  /** What is settled. */
  public long settled() {
    return settled;
  }

  /** What is undecided. */
  public long pending() {
    return pending;
  }

  /** The estimate. */
  public long thousandths() {
    return settled * THOUSAND
        + Math.floorDiv(expectation.expected() + THOUSAND / 2, (long) THOUSAND);
  }

  /** The estimate as a whole number, rounded half up. */
  public long rounded() {
    return Math.floorDiv(thousandths() + THOUSAND / 2, (long) THOUSAND);
  }

  /** The lower end of the 95 % interval. */
  public long lower() {
    return Math.round(interval().lower() * THOUSAND);
  }

  /** The upper end of the 95 % interval. */
  public long upper() {
    return Math.round(interval().upper() * THOUSAND);
  }

  private Interval interval() {
    return expectation.interval(settled, least, most);
  }

  /**
   * How much of the estimate is settled, in thousandths; of arrivals less departures, how much of
   * both together.
   */
  public int shareFinal() {
    long whole = settledOfParts * MILLION + expectedOfParts;
    if (whole == 0) {
      return pending == 0 ? THOUSAND : 0;
    }
    return (int) Math.round(settledOfParts * 1e9 / whole);
  }
}
