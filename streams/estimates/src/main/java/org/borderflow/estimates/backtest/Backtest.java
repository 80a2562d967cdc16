package org.borderflow.estimates.backtest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.borderflow.estimates.ConversionModel;
import org.borderflow.estimates.DriftAlarm;
import org.borderflow.estimates.Interval;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.Prior;
import org.borderflow.estimates.Revisions;
import org.borderflow.estimates.Snapshot;
import org.borderflow.estimates.Snapshot.Flow;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;

/**
 * Looks at a log from the end of each past month, knowing no more than was known then, and holds
 * what would have been said against what came.
 */
public final class Backtest {
  /** Days for which an alarm widens intervals. */
  private static final int ALARM_DAYS = 92;

  private final TravelLog log;
  private final Baselines baselines;
  private final ConversionModel model;
  private final Revisions revisions = new Revisions();
  private final DriftAlarm alarm = new DriftAlarm();
  private final List<BacktestRow> rows = new ArrayList<>();
  private int nextWeek;

  private Backtest(TravelLog log) {
    this.log = log;
    this.baselines = new Baselines(log);
    this.model = new ConversionModel(log.checkpoints(), Prior.STATED_INTENTION);
    this.nextWeek = Math.floorDiv(Months.firstDay(log.firstMonth()), 7) + 1;
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
   * @param book the rules
   * @param rule the rule's place in the rule book
   * @param travellers the crossings of each traveller
   */
  public static Result run(RuleBook book, int rule, Collection<List<Crossing>> travellers) {
    Backtest backtest = new Backtest(TravelLog.of(book, rule, travellers));
    TravelLog log = backtest.log;
    for (int asOf = log.firstMonth(); asOf <= log.lastMonth(); asOf++) {
      backtest.lookFrom(asOf);
    }
    return new Result(backtest.rows, backtest.alarm.alarms());
  }

  private void lookFrom(int asOf) {
    int day = Months.lastDay(asOf);
    for (; nextWeek * 7 + 6 <= day; nextWeek++) {
      alarm.week(nextWeek, log.moves(), model);
    }
    model.learn(asOf, log.steps());
    int first = Math.max(log.firstMonth(), asOf - Revisions.LAST_LEAD);
    List<Snapshot> said = new ArrayList<>();
    for (int month = first; month <= asOf; month++) {
      Snapshot arrivals = look(Flow.ARRIVALS, Direction.ENTRY, month, asOf);
      Snapshot departures = look(Flow.DEPARTURES, Direction.EXIT, month, asOf);
      said.add(arrivals);
      said.add(departures);
      said.add(Snapshot.net(arrivals, departures));
    }
    said.forEach(revisions::add);
    for (Snapshot each : said) {
      if (each.month() + Revisions.LAST_LEAD <= log.lastMonth()) {
        rows.add(row(each, revisions.interval(each, alarmed(each.flow(), day)), day));
      }
    }
  }

  private Snapshot look(Flow flow, Direction direction, int month, int asOf) {
    int day = Months.lastDay(asOf);
    long settled = 0;
    long pending = 0;
    long millionths = 0;
    long squares = 0;
    for (TravelLog.DatedTrail each : log.trails(month)) {
      if (each.trail().direction() != direction) {
        continue;
      }
      if (each.migrantBy(day)) {
        settled++;
      } else if (each.pendingOn(day)) {
        long p = model.millionths(each.trail(), day);
        pending++;
        millionths += p;
        squares += p * (1_000_000 - p);
      }
    }
    return Snapshot.of(
        flow, month, asOf - month, settled, pending, millionths, squares, model.isCold());
  }

  private boolean alarmed(Flow flow, int day) {
    boolean arrivals = alarm.within(Direction.ENTRY, ALARM_DAYS, day);
    boolean departures = alarm.within(Direction.EXIT, ALARM_DAYS, day);
    return switch (flow) {
      case ARRIVALS -> arrivals;
      case DEPARTURES -> departures;
      case NET -> arrivals || departures;
    };
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
