package org.borderflow.estimates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.borderflow.rules.travel.Direction;

/**
 * Says when travellers stop behaving as they did. Each week the crossings are held against those of
 * the same week a year before and the growth of the eight weeks since. The difference is divided by
 * what chance gives it and by its usual size in the weeks before, since seasons and feasts, too,
 * make it differ.
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

  private final Map<Direction, List<Double>> past = new EnumMap<>(Direction.class);
  private final Map<Direction, Double> lastSurprise = new EnumMap<>(Direction.class);
  private final List<Alarm> alarms = new ArrayList<>();

  /**
   * A week that was otherwise than expected.
   *
   * @param direction of the crossings
   * @param week weeks of days since 1970-01-01
   * @param surprise difference in usual differences; negative if there were too few
   */
  public record Alarm(Direction direction, int week, double surprise) {
    /** The last day of the week. */
    public int day() {
      return week * 7 + 6;
    }
  }

  /** Judges the next week. */
  void week(int week, WeeklyCrossings crossings) {
    for (Direction direction : Direction.values()) {
      week(direction, week, crossings);
    }
  }

  private void week(Direction direction, int week, WeeklyCrossings crossings) {
    double lately = 0;
    double then = 0;
    for (int back = 1; back <= GROWTH_WEEKS; back++) {
      lately += crossings.of(week - back, direction);
      then += crossings.of(week - YEAR - back, direction);
    }
    if (then == 0 || lately == 0) {
      return;
    }
    double expected = crossings.of(week - YEAR, direction) * lately / then;
    double seen = crossings.of(week, direction);
    boolean large = Math.abs(seen - expected) > LEAST_CHANGE * expected;
    judge(direction, week, (seen - expected) / Math.sqrt(expected + 1), large);
  }

  private void judge(Direction direction, int week, double difference, boolean large) {
    List<Double> weeks = past.computeIfAbsent(direction, any -> new ArrayList<>());
    if (weeks.size() >= FEWEST_WEEKS) {
      double surprise = difference / Math.max(1, usual(weeks));
      double both = (surprise + lastSurprise.getOrDefault(direction, 0.0)) / Math.sqrt(2);
      double greater = Math.abs(both) > Math.abs(surprise) ? both : surprise;
      if (Math.abs(greater) > LIMIT && large) {
        alarms.add(new Alarm(direction, week, greater));
      }
      lastSurprise.put(direction, surprise);
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
