package org.borderflow.clearing.mirror;

import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Series;

/**
 * What both sides have counted in the same periods around some period: the long-run ratio. A single
 * month of a small corridor says little about how much a side misses; three years do.
 */
final class LongRun {

  private static final int MONTHS_EITHER_SIDE = 18;
  private static final int YEARS_EITHER_SIDE = 3;
  private static final int FEWEST_MONTHS = 6;
  private static final int FEWEST_YEARS = 2;
  private static final long FEWEST_PEOPLE = 100L * Series.THOUSANDTHS;

  private final int first;
  private final int reach;
  private final int fewest;

  /** Sums up to each period, from nothing. */
  private final long[] origins;

  private final long[] destinations;
  private final int[] periods;

  /**
   * Nothing yet.
   *
   * @param first index of the first period
   * @param size how many periods there are
   */
  LongRun(Frequency frequency, int first, int size) {
    this.first = first;
    this.reach = frequency == Frequency.MONTHLY ? MONTHS_EITHER_SIDE : YEARS_EITHER_SIDE;
    this.fewest = frequency == Frequency.MONTHLY ? FEWEST_MONTHS : FEWEST_YEARS;
    this.origins = new long[size + 1];
    this.destinations = new long[size + 1];
    this.periods = new int[size + 1];
  }

  /** Adds the next period, in order; one in which not both have reported has no part in it. */
  void add(int index, boolean both, long origin, long destination) {
    int at = index - first;
    origins[at + 1] = origins[at] + (both ? origin : 0);
    destinations[at + 1] = destinations[at] + (both ? destination : 0);
    periods[at + 1] = periods[at] + (both ? 1 : 0);
  }

  /** What there is around a period. */
  Sums around(int index) {
    int from = Math.max(0, index - reach - first);
    int to = Math.min(origins.length - 1, index + reach - first + 1);
    return new Sums(
        origins[to] - origins[from],
        destinations[to] - destinations[from],
        periods[to] - periods[from] >= fewest);
  }

  /**
   * What both have counted.
   *
   * @param origin thousandths of a person, by the origin
   * @param destination thousandths of a person, by the destination
   * @param manyPeriods whether there are enough periods to say anything
   */
  record Sums(long origin, long destination, boolean manyPeriods) {

    /** Whether they say something about how much each side misses. */
    boolean tell() {
      return manyPeriods && origin >= FEWEST_PEOPLE && destination >= FEWEST_PEOPLE;
    }
  }
}
