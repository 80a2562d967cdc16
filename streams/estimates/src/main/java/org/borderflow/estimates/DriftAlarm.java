package org.borderflow.estimates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.borderflow.rules.travel.Direction;

/**
 * Says when travellers stop moving as the model learned they do: each week, the moves that were
 * made are held against those that were to be expected. The difference is divided by its binomial
 * standard deviation and by its usual size in the weeks before, since seasons, too, make it differ.
 */
public final class DriftAlarm {
  private static final int MEMORY = 52;
  private static final int FEWEST_WEEKS = 12;
  private static final double LIMIT = 5;
  private static final double USUAL_QUANTILE = 0.75;

  /** The upper quartile of the absolute value of a standard normal variable. */
  private static final double NORMAL_QUARTILE = 1.1503;

  private final Map<Direction, List<Double>> past = new EnumMap<>(Direction.class);
  private final List<Alarm> alarms = new ArrayList<>();

  /**
   * A week in which travellers moved otherwise than expected.
   *
   * @param direction of the pending crossings
   * @param week weeks of days since 1970-01-01
   * @param surprise difference in usual differences; negative if too few moved
   */
  public record Alarm(Direction direction, int week, double surprise) {
    /** The last day of the week. */
    public int day() {
      return week * 7 + 6;
    }
  }

  /** Judges the next week, by what was learned before it. */
  public void week(int week, WeeklyMoves moves, ConversionModel model) {
    for (Direction direction : Direction.values()) {
      double[] sums = new double[2];
      moves.of(week).entrySet().stream()
          .filter(each -> each.getKey().direction() == direction)
          .sorted(
              Comparator.comparing(
                  each ->
                      each.getKey().group()
                          + " "
                          + (each.getKey().checkpoint() * RaceState.COUNT + each.getKey().from())))
          .forEach(
              each -> {
                WeeklyMoves.Place place = each.getKey();
                double share = model.moves(place.group(), place.checkpoint(), place.from());
                sums[0] += each.getValue().moved() - each.getValue().steps() * share;
                sums[1] += each.getValue().steps() * share * (1 - share);
              });
      if (sums[1] > 0) {
        judge(direction, week, sums[0] / Math.sqrt(sums[1]));
      }
    }
  }

  private void judge(Direction direction, int week, double difference) {
    List<Double> weeks = past.computeIfAbsent(direction, any -> new ArrayList<>());
    if (weeks.size() >= FEWEST_WEEKS) {
      double surprise = difference / Math.max(1, usual(weeks));
      if (Math.abs(surprise) > LIMIT) {
        alarms.add(new Alarm(direction, week, surprise));
      }
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
