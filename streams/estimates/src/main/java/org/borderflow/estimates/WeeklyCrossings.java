package org.borderflow.estimates;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.borderflow.rules.travel.Direction;

/** How many crossings were made in each week, for {@link DriftAlarm}. */
final class WeeklyCrossings {
  private final Map<Integer, Map<Direction, Long>> weeks = new HashMap<>();

  /** The week of a day, in weeks of days since 1970-01-01. */
  static int weekOf(int day) {
    return Math.floorDiv(day, 7);
  }

  /** Adds what was observed of a direction in a week. */
  void add(int week, String group, Counts counts) {
    weeks
        .computeIfAbsent(week, any -> new EnumMap<>(Direction.class))
        .merge(new Traits(group).direction(), counts.of(Observation.CROSSINGS), Long::sum);
  }

  /** Crossings of a week. */
  long of(int week, Direction direction) {
    return weeks.getOrDefault(week, Map.of()).getOrDefault(direction, 0L);
  }
}
