package org.borderflow.estimates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.borderflow.rules.travel.Direction;

/**
 * Says when travellers stop behaving as they did. Each week two numbers are held against what was
 * to be expected: the moves of those whose crossings are pending, by what the model learned; and
 * the crossings, by those of the same week a year before and the growth of the eight weeks since.
 * Each difference is divided by what chance gives it and by its usual size in the weeks before,
 * since seasons and feasts, too, make it differ.
 */
public final class DriftAlarm {
  private static final int MEMORY = 52;
  private static final int FEWEST_WEEKS = 12;
  private static final int YEAR = 52;
  private static final int GROWTH_WEEKS = 8;
  private static final double LIMIT = 4;

  /** A change of the crossings by less is no break, however certain. */
  private static final double LEAST_CHANGE = 0.4;

  private static final double USUAL_QUANTILE = 0.75;

  /** The upper quartile of the absolute value of a standard normal variable. */
  private static final double NORMAL_QUARTILE = 1.1503;

  private final Map<String, List<Double>> past = new TreeMap<>();
  private final Map<String, Double> lastSurprise = new TreeMap<>();
  private final List<Alarm> alarms = new ArrayList<>();

  /**
   * A week that was otherwise than expected.
   *
   * @param direction of the crossings
   * @param week weeks of days since 1970-01-01
   * @param cause what was otherwise
   * @param surprise difference in usual differences; negative if there were too few
   */
  public record Alarm(Direction direction, int week, Cause cause, double surprise) {
    /** The last day of the week. */
    public int day() {
      return week * 7 + 6;
    }
  }

  /** What was otherwise than expected. */
  public enum Cause {
    /** How many of the travellers with pending crossings moved on. */
    MOVES,
    /** How many crossings were made. */
    CROSSINGS
  }

  /** Judges the next week, by what was learned before it. */
  public void week(int week, WeeklyMoves moves, ConversionModel model) {
    for (Direction direction : Direction.values()) {
      moves(direction, week, moves, model);
      crossings(direction, week, moves);
    }
  }

  private void moves(Direction direction, int week, WeeklyMoves moves, ConversionModel model) {
    double difference = 0;
    double variance = 0;
    for (Map.Entry<WeeklyMoves.Place, WeeklyMoves.Moves> each : ordered(direction, week, moves)) {
      WeeklyMoves.Place place = each.getKey();
      double share = model.moves(place.group(), place.checkpoint(), place.from());
      difference += each.getValue().moved() - each.getValue().steps() * share;
      variance += each.getValue().steps() * share * (1 - share);
    }
    if (variance > 0) {
      judge(direction, week, Cause.MOVES, difference / Math.sqrt(variance), true);
    }
  }

  /** In an order of their own, so that sums do not depend on how they were counted. */
  private static List<Map.Entry<WeeklyMoves.Place, WeeklyMoves.Moves>> ordered(
      Direction direction, int week, WeeklyMoves moves) {
    return moves.of(week).entrySet().stream()
        .filter(each -> each.getKey().direction() == direction)
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(WeeklyMoves.Place::group)
                    .thenComparing(WeeklyMoves.Place::checkpoint)
                    .thenComparing(WeeklyMoves.Place::from)))
        .toList();
  }

  private void crossings(Direction direction, int week, WeeklyMoves moves) {
    double lately = 0;
    double then = 0;
    for (int back = 1; back <= GROWTH_WEEKS; back++) {
      lately += moves.crossings(week - back, direction);
      then += moves.crossings(week - YEAR - back, direction);
    }
    if (then == 0 || lately == 0) {
      return;
    }
    double expected = moves.crossings(week - YEAR, direction) * lately / then;
    double seen = moves.crossings(week, direction);
    boolean large = Math.abs(seen - expected) > LEAST_CHANGE * expected;
    judge(direction, week, Cause.CROSSINGS, (seen - expected) / Math.sqrt(expected + 1), large);
  }

  private void judge(Direction direction, int week, Cause cause, double difference, boolean large) {
    String which = direction + " " + cause;
    List<Double> weeks = past.computeIfAbsent(which, any -> new ArrayList<>());
    if (weeks.size() >= FEWEST_WEEKS) {
      double surprise = difference / Math.max(1, usual(weeks));
      double both = (surprise + lastSurprise.getOrDefault(which, 0.0)) / Math.sqrt(2);
      double greater = Math.abs(both) > Math.abs(surprise) ? both : surprise;
      if (Math.abs(greater) > LIMIT && large) {
        alarms.add(new Alarm(direction, week, cause, greater));
      }
      lastSurprise.put(which, surprise);
    }
    weeks.add(Math.abs(difference));
    if (weeks.size() > MEMORY) {
      weeks.remove(0);
    }
  }

  private static double usual(List<Double> weeks) {
    List<Double> sorted = weeks.stream().sorted().toList();
    return sorted.get((int) (sorted.size() * USUAL_QUANTILE)) / NORMAL_QUARTILE;
  }

  /** All alarms so far, oldest first. */
  public List<Alarm> alarms() {
    return List.copyOf(alarms);
  }

  /** Whether there was an alarm in the days before a day. */
  public boolean within(Direction direction, int days, int day) {
    return alarms.stream()
        .anyMatch(
            each -> each.direction() == direction && each.day() <= day && each.day() > day - days);
  }
}
