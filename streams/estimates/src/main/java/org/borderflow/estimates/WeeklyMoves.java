package org.borderflow.estimates;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.borderflow.rules.travel.Direction;

/**
 * How many crossings were made in a week, how many pending ones went through each step in it, and
 * how many of those travellers changed sides or were decided, for {@link DriftAlarm}.
 */
final class WeeklyMoves {
  /** Level of the groups of moves: direction and stated purpose. */
  static final int LEVEL = 1;

  private final TreeMap<Integer, Map<Place, Moves>> weeks = new TreeMap<>();
  private final TreeMap<Integer, EnumMap<Direction, Long>> crossings = new TreeMap<>();

  /** Where a step began. */
  record Place(Direction direction, String group, int checkpoint, int from) {}

  /** Steps, and those of them that were moves. */
  record Moves(long steps, long moved) {
    Moves plus(Moves other) {
      return new Moves(steps + other.steps, moved + other.moved);
    }
  }

  /** The week of a day, in weeks of days since 1970-01-01. */
  static int weekOf(int day) {
    return Math.floorDiv(day, 7);
  }

  /** Adds what was observed of a group in a week. */
  void add(int week, String group, Map<Integer, Long> counts) {
    Direction direction = group.charAt(0) == 'A' ? Direction.ENTRY : Direction.EXIT;
    counts.forEach(
        (observation, count) -> {
          if (observation == Observation.CROSSINGS) {
            crossings
                .computeIfAbsent(week, any -> new EnumMap<>(Direction.class))
                .merge(direction, count, Long::sum);
          } else {
            boolean moves = Observation.kind(observation) == Observation.Kind.MOVES_OF_WEEK;
            Place place =
                new Place(
                    direction,
                    group,
                    Observation.checkpoint(observation),
                    Observation.state(observation));
            weeks
                .computeIfAbsent(week, any -> new HashMap<>())
                .merge(place, moves ? new Moves(0, count) : new Moves(count, 0), Moves::plus);
          }
        });
  }

  /** Crossings of a week. */
  long crossings(int week, Direction direction) {
    EnumMap<Direction, Long> counts = crossings.get(week);
    return counts == null ? 0 : counts.getOrDefault(direction, 0L);
  }

  Map<Place, Moves> of(int week) {
    return weeks.getOrDefault(week, Map.of());
  }
}
