package org.borderflow.gaps.fields;

/**
 * A part of a whole, as the two whole numbers that it is made of.
 *
 * @param numerator the part
 * @param denominator the whole; 0 if there is nothing to have a part of
 */
public record Share(long numerator, long denominator) {

  /** Nothing of nothing. */
  public static final Share NONE = new Share(0, 0);

  private static final int WHOLE = 10_000;

  public Share {
    if (numerator < 0 || numerator > denominator) {
      throw new IllegalArgumentException(numerator + " of " + denominator + " is no share");
    }
  }

  /** Whether there is anything to have a part of. */
  public boolean isDefined() {
    return denominator > 0;
  }

  /** Whether it is at least so many per cent; of nothing it is not. */
  public boolean isAtLeast(int percent) {
    return isDefined() && 100 * numerator >= percent * denominator;
  }

  /** What the part lacks of the whole. */
  public long lacking() {
    return denominator - numerator;
  }

  /**
   * How far it is below so many per cent, in ten-thousandths of the whole, rounded up; of nothing
   * everything is lacking.
   */
  public long shortOf(int percent) {
    if (!isDefined()) {
      return percent * 100L;
    }
    long missing = percent * 100L * denominator - WHOLE * numerator;
    return missing <= 0 ? 0 : (missing + denominator - 1) / denominator;
  }

  /** Both together. */
  public Share plus(Share other) {
    return new Share(numerator + other.numerator, denominator + other.denominator);
  }
}
