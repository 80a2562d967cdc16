package org.borderflow.gaps.fields;

import java.util.List;
import java.util.function.Function;

/**
 * Where a share is going: that of the later half of the months beside that of the earlier half. The
 * middle one of an odd number of months belongs to the later half.
 *
 * @param earlier the share of the earlier half
 * @param later the share of the later half
 */
public record Trend(Share earlier, Share later) {

  /** So many records each half needs. */
  public static final int LEAST_RECORDS = 30;

  /** So many points, in per cent, are a change. */
  public static final int CHANGE_POINTS = 5;

  /** What a trend is in a word. */
  public enum Course {
    RISING,
    STEADY,
    FALLING,
    /** A half has too few records. */
    TOO_LITTLE
  }

  /**
   * The trend over months.
   *
   * @param months in order
   * @param share the share of each
   */
  public static Trend over(List<String> months, Function<String, Share> share) {
    int half = months.size() / 2;
    return new Trend(
        sum(months.subList(0, half), share), sum(months.subList(half, months.size()), share));
  }

  private static Share sum(List<String> months, Function<String, Share> share) {
    return months.stream().map(share).reduce(Share.NONE, Share::plus);
  }

  /** The trend in a word. */
  public Course course() {
    if (earlier.denominator() < LEAST_RECORDS || later.denominator() < LEAST_RECORDS) {
      return Course.TOO_LITTLE;
    }
    long change =
        later.numerator() * earlier.denominator() - earlier.numerator() * later.denominator();
    long least = CHANGE_POINTS * earlier.denominator() * later.denominator();
    if (100 * change >= least) {
      return Course.RISING;
    }
    return -100 * change >= least ? Course.FALLING : Course.STEADY;
  }
}
