package org.borderflow.estimates;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.borderflow.rules.travel.Direction;

/**
 * How many crossings were made in a week, how many pending ones went through each step in it, and
 * how many of those travellers changed sides or were decided: whole numbers, like {@link
 * StepCounts}, by the more general groups, for {@link DriftAlarm}.
 */
public final class WeeklyMoves {
  /** Level of the groups: direction and stated purpose. */
  private static final int LEVEL = 1;

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

  /** Counts a crossing made on a day. */
  public void add(int day, Direction direction) {
    crossings
        .computeIfAbsent(weekOf(day), any -> new EnumMap<>(Direction.class))
        .merge(direction, 1L, Long::sum);
  }

  /** Crossings of a week. */
  long crossings(int week, Direction direction) {
    EnumMap<Direction, Long> counts = crossings.get(week);
    return counts == null ? 0 : counts.getOrDefault(direction, 0L);
  }

  /** Counts a step that was complete on a day. */
  public void add(int day, Step step) {
    boolean moved = RaceState.isMove(step.from(), step.to());
    Direction direction = step.traits().level(0).equals("A") ? Direction.ENTRY : Direction.EXIT;
    Place place = new Place(direction, step.traits().level(LEVEL), step.checkpoint(), step.from());
    weeks
        .computeIfAbsent(weekOf(day), any -> new HashMap<>())
        .merge(place, new Moves(1, moved ? 1 : 0), Moves::plus);
  }

  Map<Place, Moves> of(int week) {
    return weeks.getOrDefault(week, Map.of());
  }
}
