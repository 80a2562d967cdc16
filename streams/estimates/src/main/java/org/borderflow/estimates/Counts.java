package org.borderflow.estimates;

import java.util.Arrays;

/** Whole numbers by observation, in ascending order of the observations. */
public final class Counts {
  private final int[] observations;
  private final long[] counts;

  /**
   * Takes the arrays as they are.
   *
   * @param observations ascending
   * @param counts one for each
   */
  public Counts(int[] observations, long[] counts) {
    this.observations = observations;
    this.counts = counts;
  }

  /** How many numbers there are. */
  public int size() {
    return observations.length;
  }

  /** What the number at a place is of. */
  public int observation(int place) {
    return observations[place];
  }

  /** The number at a place. */
  public long count(int place) {
    return counts[place];
  }

  /** The number of an observation. */
  long of(int observation) {
    int place = Arrays.binarySearch(observations, observation);
    return place < 0 ? 0 : counts[place];
  }

  /** The sums of both, without those that are zero. */
  public Counts plus(Counts other) {
    int[] both = new int[size() + other.size()];
    long[] sums = new long[both.length];
    int size = 0;
    int mine = 0;
    int its = 0;
    while (mine < size() || its < other.size()) {
      int next =
          Math.min(
              mine < size() ? observations[mine] : Integer.MAX_VALUE,
              its < other.size() ? other.observations[its] : Integer.MAX_VALUE);
      long sum = 0;
      if (mine < size() && observations[mine] == next) {
        sum += counts[mine++];
      }
      if (its < other.size() && other.observations[its] == next) {
        sum += other.counts[its++];
      }
      if (sum != 0) {
        both[size] = next;
        sums[size++] = sum;
      }
    }
    return new Counts(Arrays.copyOf(both, size), Arrays.copyOf(sums, size));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counts that
        && Arrays.equals(observations, that.observations)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(observations) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.toString(observations) + Arrays.toString(counts);
  }
}
