package org.borderflow.estimates;

/**
 * An interval in which the number will be found in the end.
 *
 * @param lower its lower end
 * @param upper its upper end
 */
public record Interval(double lower, double upper) {

  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  public double width() {
    return upper - lower;
  }

  /**
   * The interval score of Gneiting and Raftery: the width, and what missed the interval times 2 /
   * α.
   *
   * @param alpha share of the cases that may miss
   */
  public double score(double value, double alpha) {
    double missed = Math.max(0, Math.max(lower - value, value - upper));
    return width() + 2 / alpha * missed;
  }
}
