package org.borderflow.estimates.backtest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.borderflow.estimates.Counts;
import org.borderflow.estimates.DriftAlarm;
import org.borderflow.estimates.Estimator;
import org.borderflow.estimates.Interval;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.ObservedGroup.Span;
import org.borderflow.estimates.Prior;
import org.borderflow.estimates.Revisions;
import org.borderflow.estimates.Snapshot;
import org.borderflow.estimates.Snapshot.Flow;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;

/**
 * Looks at a log from the end of each past month, knowing no more than was known then, and holds
 * what would have been said against what came.
 */
public final class Backtest {
  private final TravelLog log;
  private final Baselines baselines;
  private final Estimator estimator;
  private final List<BacktestRow> rows = new ArrayList<>();

  private Backtest(TravelLog log, Prior prior) {
    this.log = log;
    this.baselines = new Baselines(log);
    this.estimator = Estimator.ofEveryMonth(log.rule(), prior);
  }

  /**
   * What a backtest finds.
   *
   * @param rows every reference month that is settled by the end of the log, at each lead
   * @param alarms weeks in which travellers moved otherwise than expected
   */
  public record Result(List<BacktestRow> rows, List<DriftAlarm.Alarm> alarms) {
    public Result {
      rows = List.copyOf(rows);
      alarms = List.copyOf(alarms);
    }

    /** The same of some reference months only; alarms are left as they are. */
    public Result between(int first, int last) {
      return new Result(
          rows.stream().filter(row -> first <= row.month() && row.month() <= last).toList(),
          alarms);
    }
  }

  /**
   * Runs a backtest.
   *
   * @param method how migrants are counted
   * @param rule the rule's place in the rule book
   * @param travellers the crossings of each traveller
   */
  public static Result run(Method method, int rule, Collection<List<Crossing>> travellers) {
    Backtest backtest =
        new Backtest(TravelLog.of(method.rules(), rule, travellers), method.prior());
    TravelLog log = backtest.log;
    log.observations()
        .by(Span.WEEK)
        .forEach(
            (week, groups) ->
                groups.forEach((group, counts) -> backtest.estimator.week(week, group, counts)));
    Map<Integer, Map<String, Counts>> months = log.observations().by(Span.MONTH);
    for (int asOf = log.firstMonth(); asOf <= log.lastMonth(); asOf++) {
      backtest.lookFrom(asOf, months.getOrDefault(asOf, Map.of()));
    }
    return new Result(backtest.rows, backtest.estimator.alarms());
  }

  private void lookFrom(int asOf, Map<String, Counts> observed) {
    int day = Months.lastDay(asOf);
    estimator.month(asOf, observed, day);
    int first = Math.max(log.firstMonth(), asOf - Revisions.LAST_LEAD);
    for (int month = first; month <= asOf; month++) {
      if (month + Revisions.LAST_LEAD <= log.lastMonth()) {
        for (Flow flow : Flow.values()) {
          Snapshot said = estimator.said(flow, month, asOf - month);
          rows.add(row(said, estimator.interval(said), day));
        }
      }
    }
  }

  private BacktestRow row(Snapshot said, Interval interval, int day) {
    long end = value(said.flow(), said.month());
    return new BacktestRow(
        said.flow(),
        said.month(),
        said.lead(),
        said.estimate(),
        interval,
        end,
        baselines.intention(said.flow(), said.month(), day),
        baselines.lastYear(said.flow(), said.month(), said.asOf()),
        baselines.chainLadder(said.flow(), said.month(), said.asOf()),
        baselines.seasonalChainLadder(said.flow(), said.month(), said.asOf()),
        said.variance());
  }

  private long value(Flow flow, int month) {
    return switch (flow) {
      case ARRIVALS -> baselines.migrants(Direction.ENTRY, month);
      case DEPARTURES -> baselines.migrants(Direction.EXIT, month);
      case NET ->
          baselines.migrants(Direction.ENTRY, month) - baselines.migrants(Direction.EXIT, month);
    };
  }
}
