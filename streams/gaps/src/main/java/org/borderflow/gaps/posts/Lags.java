package org.borderflow.gaps.posts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How many days after the crossing records were received. */
public final class Lags {

  /** The last day of each class; what is above the last one is a class of its own. */
  private static final int[] CLASSES = {0, 1, 3, 7, 30, 90};

  private final TreeMap<Integer, Long> records = new TreeMap<>();

  /** Counts a record; one that was received before its date counts as received at once. */
  void add(int days) {
    records.merge(Math.max(0, days), 1L, Long::sum);
  }

  void add(Lags other) {
    other.records.forEach((days, n) -> records.merge(days, n, Long::sum));
  }

  /** Of how many records it is known. */
  public long count() {
    return records.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The days within which so many per cent of the records had come; empty if it is known of none.
   */
  public OptionalInt within(int percent) {
    long count = count();
    long soFar = 0;
    for (Map.Entry<Integer, Long> each : records.entrySet()) {
      soFar += each.getValue();
      if (100 * soFar >= percent * count) {
        return OptionalInt.of(each.getKey());
      }
    }
    return OptionalInt.empty();
  }

  /** The records by class of days, {@code 0}, {@code 1}, {@code 2-3} and so on, all classes. */
  public Map<String, Long> classes() {
    Map<String, Long> classes = new LinkedHashMap<>();
    int from = 0;
    for (int to : CLASSES) {
      classes.put(from == to ? "" + to : from + "-" + to, sum(from, to));
      from = to + 1;
    }
    classes.put(from + "+", sum(from, Integer.MAX_VALUE));
    return classes;
  }

  private long sum(int from, int to) {
    return records.subMap(from, true, to, true).values().stream().mapToLong(Long::longValue).sum();
  }
}
