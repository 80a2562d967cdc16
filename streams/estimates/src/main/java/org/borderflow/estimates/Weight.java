package org.borderflow.estimates;

/**
 * A number of crossings in which a month weighs 2^(−1/16) of the next one. Kept as a whole number
 * of millionths (of 2^20), so that sums do not depend on their order.
 */
final class Weight {
  private static final int BITS = 20;

  /** 2^(−1/16), in units of 2^−20. */
  private static final long KEPT = 1_004_120;

  private long value;
  private int month;

  /** The weight of crossings of the present month. */
  static long of(long count) {
    return count << BITS;
  }

  /** What is left of a weight a month later. */
  static long faded(long weight) {
    return (weight * KEPT) >> BITS;
  }

  /** A weight in crossings of the present month. */
  static double crossings(long weight) {
    return weight * 0x1p-20;
  }

  void add(int newMonth, long count) {
    fadeTo(newMonth);
    value += of(count);
  }

  /** The weight in a month that is not before the last one added to. */
  double at(int newMonth) {
    fadeTo(newMonth);
    return crossings(value);
  }

  private void fadeTo(int newMonth) {
    if (value == 0) {
      month = newMonth;
    }
    for (; month < newMonth; month++) {
      value = faded(value);
    }
  }
}
