package org.borderflow.estimates;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.borderflow.estimates.ObservedGroup.Span;
import org.borderflow.rules.travel.Direction;

/**
 * What was seen of pending crossings, as whole numbers that are only ever added and taken away, so
 * that parts may be counted anywhere, in any order, and put together.
 *
 * <p>A step is counted once it is complete, also if the outcome was known earlier: counting
 * outcomes as they come in would see the quick ones first and take them for typical.
 */
public final class Observations {
  private final Map<ObservedGroup, Map<Integer, Long>> groups = new HashMap<>();

  /** Adds to a number of a group. */
  public void add(ObservedGroup group, int observation, long count) {
    groups.computeIfAbsent(group, any -> new HashMap<>()).merge(observation, count, Long::sum);
  }

  /** Adds a crossing that was made on a day. */
  public void crossing(int day, Direction direction, long count) {
    String group = direction == Direction.ENTRY ? "A" : "D";
    add(new ObservedGroup(Span.WEEK, WeeklyMoves.weekOf(day), group), Observation.CROSSINGS, count);
  }

  /** Adds the numbers of another part. */
  public void add(Observations other) {
    other.groups.forEach(
        (group, counts) -> counts.forEach((which, count) -> add(group, which, count)));
  }

  /** The numbers by group; some may be zero. */
  public Map<ObservedGroup, Map<Integer, Long>> groups() {
    return groups;
  }

  /** Forgets everything. */
  public void clear() {
    groups.clear();
  }

  /** The numbers of a span by period, ascending, and group. */
  public SortedMap<Integer, Map<String, Map<Integer, Long>>> by(Span span) {
    SortedMap<Integer, Map<String, Map<Integer, Long>>> periods = new TreeMap<>();
    groups.forEach(
        (group, counts) -> {
          if (group.span() == span) {
            periods
                .computeIfAbsent(group.period(), any -> new HashMap<>())
                .put(group.group(), counts);
          }
        });
    return periods;
  }

  /** Whether all numbers are zero. */
  public boolean isZero() {
    return groups.values().stream()
        .allMatch(counts -> counts.values().stream().allMatch(count -> count == 0));
  }

  @Override
  public String toString() {
    return groups.toString();
  }
}
