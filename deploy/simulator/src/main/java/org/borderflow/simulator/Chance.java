package org.borderflow.simulator;

import java.util.List;

/**
 * A stream of random choices that is the same on every Java runtime.
 *
 * <p>The SplitMix64 generator is written out because the library's generators may derive bounded
 * numbers differently in another release, which would change the bytes of a seed.
 */
final class Chance {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /**
   * An own stream for each subject, so that adding one traveller leaves the others as they were.
   */
  static Chance of(long seed, long topic, long subject) {
    return new Chance(mix(mix(mix(seed + GOLDEN) + topic * GOLDEN) + subject * GOLDEN));
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** A whole number from 0 up to, not including, the bound. */
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  /** A whole number between the two, both possible. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** From 0 up to, not including, 1. */
  double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean happens(double probability) {
    return fraction() < probability;
  }

  /** Time until the next event of a kind that comes at random, on average after the mean. */
  double waiting(double mean) {
    return -StrictMath.log(1 - fraction()) * mean;
  }

  /** From the standard normal distribution, by the method of Box and Muller. */
  double normal() {
    double radius = StrictMath.sqrt(waiting(2));
    return radius * StrictMath.cos(2 * Math.PI * fraction());
  }

  /** Skewed to the right, half of the time below the median. */
  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
