package org.borderflow.estimates;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many crossings made which step: whole numbers that are only ever added and taken away, so
 * that parts may be counted anywhere, in any order, and put together.
 *
 * <p>A step is counted once it is complete, also if the outcome was known earlier: counting
 * outcomes as they come in would see the quick ones first and take them for typical.
 */
public final class StepCounts {
  private final TreeMap<Integer, Map<Step, Long>> months = new TreeMap<>();

  /** Counts a step; with a sign of −1, takes it away. */
  public void add(Step step, long sign) {
    Map<Step, Long> counts = months.computeIfAbsent(step.month(), any -> new HashMap<>());
    if (counts.merge(step, sign, Long::sum) == 0) {
      counts.remove(step);
    }
    if (counts.isEmpty()) {
      months.remove(step.month());
    }
  }

  /** Adds the counts of another part. */
  public void add(StepCounts other) {
    other.months.values().forEach(counts -> counts.forEach(this::add));
  }

  /** The counts of one month. */
  Map<Step, Long> of(int month) {
    return months.getOrDefault(month, Map.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepCounts that && months.equals(that.months);
  }

  @Override
  public int hashCode() {
    return months.hashCode();
  }
}
