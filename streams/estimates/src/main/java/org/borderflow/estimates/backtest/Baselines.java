package org.borderflow.estimates.backtest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.estimates.Intention;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.Revisions;
import org.borderflow.estimates.Snapshot.Flow;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;

/**
 * Estimates that anybody could make, to be held against. They use of other months only what was
 * settled on the as-of date: months that began {@link Revisions#LAST_LEAD} months before it.
 */
final class Baselines {
  private static final int YEAR = 12;

  private final TravelLog log;
  private final Map<String, Long> remembered = new HashMap<>();
  private final Map<Integer, Map<String, long[]>> conversions = new HashMap<>();

  Baselines(TravelLog log) {
    this.log = log;
  }

  /** Interface of an estimate of one direction. */
  private interface OneWay {
    double of(Direction direction);
  }

  private static double estimate(Flow flow, OneWay oneWay) {
    return switch (flow) {
      case ARRIVALS -> oneWay.of(Direction.ENTRY);
      case DEPARTURES -> oneWay.of(Direction.EXIT);
      case NET -> oneWay.of(Direction.ENTRY) - oneWay.of(Direction.EXIT);
    };
  }

  /** Migrants of a month in the end. */
  long migrants(Direction direction, int month) {
    return remembered.computeIfAbsent(
        "m" + direction + month,
        any ->
            log.trails(month).stream()
                .filter(each -> each.trail().direction() == direction)
                .filter(each -> each.migrantBy(log.end()))
                .count());
  }

  /** Settled migrants, and all pending crossings whose travellers stated a long stay. */
  double intention(Flow flow, int month, int day) {
    return estimate(
        flow,
        direction ->
            log.trails(month).stream()
                .filter(each -> each.trail().direction() == direction)
                .filter(
                    each ->
                        each.migrantBy(day)
                            || (each.pendingOn(day)
                                && each.trail().traits().intention() == Intention.LONG))
                .count());
  }

  /**
   * Migrants by crossings, by direction, citizenship and permit, of the same calendar month in the
   * latest year in which it is settled, times the crossings of the month.
   */
  double lastYear(Flow flow, int month, int asOf) {
    int before = latestSettled(month, asOf);
    if (before < log.firstMonth()) {
      return Double.NaN;
    }
    Map<String, long[]> then = conversion(before);
    return estimate(
        flow,
        direction -> {
          double sum = 0;
          for (Map.Entry<String, long[]> now : conversion(month).entrySet()) {
            if (now.getKey().startsWith(direction.name())) {
              long[] converted = then.getOrDefault(now.getKey(), new long[] {0, 1});
              sum += now.getValue()[1] * converted[0] / (double) Math.max(1, converted[1]);
            }
          }
          return sum;
        });
  }

  /** The chain ladder over the twelve latest settled months. */
  double chainLadder(Flow flow, int month, int asOf) {
    int last = asOf - Revisions.LAST_LEAD;
    int first = Math.max(log.firstMonth(), last - YEAR + 1);
    return ladder(flow, month, asOf, first, last, 1);
  }

  /** The chain ladder over the same calendar month of the years in which it is settled. */
  double seasonalChainLadder(Flow flow, int month, int asOf) {
    int last = latestSettled(month, asOf);
    int first = last;
    while (first - YEAR >= log.firstMonth()) {
      first -= YEAR;
    }
    return ladder(flow, month, asOf, first, last, YEAR);
  }

  private double ladder(Flow flow, int month, int asOf, int first, int last, int by) {
    if (last < log.firstMonth()) {
      return Double.NaN;
    }
    int lead = asOf - month;
    return estimate(
        flow,
        direction -> {
          double ends = 0;
          double stood = 0;
          for (int each = first; each <= last; each += by) {
            ends += migrants(direction, each);
            stood += stillFar(direction, each, each + lead);
          }
          return stillFar(direction, month, asOf) * (stood == 0 ? 1 : ends / stood);
        });
  }

  /** Crossings of a month that are not ruled out and whose travellers are on the far side. */
  private long stillFar(Direction direction, int month, int asOf) {
    int day = Months.lastDay(asOf);
    return remembered.computeIfAbsent(
        "f" + direction + month + "/" + asOf,
        any ->
            log.trails(month).stream()
                .filter(each -> each.trail().direction() == direction)
                .filter(
                    each -> each.migrantBy(day) || (each.pendingOn(day) && each.trail().farOn(day)))
                .count());
  }

  private static int latestSettled(int month, int asOf) {
    int before = month;
    while (before > asOf - Revisions.LAST_LEAD) {
      before -= YEAR;
    }
    return before;
  }

  /** Migrants and crossings by direction, citizenship and permit. */
  private Map<String, long[]> conversion(int month) {
    return conversions.computeIfAbsent(
        month,
        any -> {
          Map<String, long[]> counts = new HashMap<>();
          log.crossings(month).forEach(each -> count(counts, each)[1]++);
          for (TravelLog.DatedTrail each : log.trails(month)) {
            if (each.migrantBy(log.end())) {
              count(counts, each.trail().crossing())[0]++;
            }
          }
          return counts;
        });
  }

  private static long[] count(Map<String, long[]> counts, Crossing crossing) {
    String key =
        String.join(
            "/", List.of(crossing.direction().name(), crossing.citizenship(), crossing.permit()));
    return counts.computeIfAbsent(key, any -> new long[2]);
  }
}
