package org.borderflow.estimates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.estimates.Observation.Kind;
import org.borderflow.estimates.Revisions.Drift;
import org.borderflow.estimates.Snapshot.Flow;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Direction;

/**
 * Learns from {@link Observations}, month by month, and looks back from the end of each month at
 * what would have been said then: so it knows how wrong it has been.
 *
 * <p>First all weeks are told, then the months in ascending order.
 */
public final class Estimator {
  /** Days for which an alarm widens intervals. */
  private static final int ALARM_DAYS = 92;

  private final ResidenceRule rule;
  private final ConversionModel model;
  private final Revisions revisions = new Revisions();
  private final DriftAlarm alarm = new DriftAlarm();
  private final WeeklyCrossings crossings = new WeeklyCrossings();
  private final Map<Direction, Map<Integer, Long>> settled = new EnumMap<>(Direction.class);
  private final int lookBackFrom;
  private int nextWeek;
  private boolean begun;

  private Estimator(ResidenceRule rule, Prior prior, int lookBackFrom) {
    this.rule = rule;
    this.model = new ConversionModel(Checkpoints.of(rule), prior);
    this.lookBackFrom = lookBackFrom;
    for (Direction direction : Direction.values()) {
      settled.put(direction, new HashMap<>());
    }
  }

  /** Looks back from the end of every month. */
  public static Estimator ofEveryMonth(ResidenceRule rule, Prior prior) {
    return new Estimator(rule, prior, Integer.MIN_VALUE);
  }

  /**
   * Looks back no further than what is said at the end has need of.
   *
   * @param asOf the day of the {@link #outlook} that is wanted
   */
  public static Estimator asOf(int asOf, ResidenceRule rule, Prior prior) {
    return new Estimator(rule, prior, Months.of(asOf) - Revisions.MEMORY);
  }

  /** What was observed of a group in a week. */
  public void week(int week, String group, Counts counts) {
    crossings.add(week, group, counts);
  }

  /**
   * The next month.
   *
   * @param groups what was observed in it, by traits
   * @param asOf the last day that is known
   */
  public void month(int month, Map<String, Counts> groups, int asOf) {
    if (!begun) {
      nextWeek = WeeklyCrossings.weekOf(Months.firstDay(Math.max(month, lookBackFrom))) + 1;
      begun = true;
    }
    int day = Math.min(asOf, Months.lastDay(month));
    for (; nextWeek * 7 + 6 <= day; nextWeek++) {
      alarm.week(nextWeek, crossings);
    }
    model.learn(month, groups);
    groups.forEach((group, counts) -> settle(month, group, counts));
    if (month >= lookBackFrom && Months.lastDay(month) <= asOf) {
      lookBackFrom(month, groups);
    }
  }

  private void settle(int month, String group, Counts counts) {
    Map<Integer, Long> migrants = settled.get(new Traits(group).direction());
    for (int i = 0; i < counts.size(); i++) {
      int observation = counts.observation(i);
      if (Observation.kind(observation) == Kind.SETTLED) {
        migrants.merge(month - Observation.lead(observation), counts.count(i), Long::sum);
      }
    }
  }

  private void lookBackFrom(int month, Map<String, Counts> groups) {
    Map<Direction, PendingSums[]> pending = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      PendingSums[] sums = new PendingSums[Revisions.LAST_LEAD + 1];
      for (int lead = 0; lead < sums.length; lead++) {
        sums[lead] = new PendingSums();
      }
      pending.put(direction, sums);
    }
    groups.forEach(
        (group, counts) -> {
          Traits traits = new Traits(group);
          PendingSums[] sums = pending.get(traits.direction());
          for (int i = 0; i < counts.size(); i++) {
            int observation = counts.observation(i);
            if (Observation.kind(observation) == Kind.PENDING && counts.count(i) > 0) {
              sums[Observation.lead(observation)].add(model, traits, observation, counts);
            }
          }
        });
    for (int lead = 0; lead <= Revisions.LAST_LEAD; lead++) {
      Snapshot arrivals = look(Flow.ARRIVALS, Direction.ENTRY, month, lead, pending);
      Snapshot departures = look(Flow.DEPARTURES, Direction.EXIT, month, lead, pending);
      revisions.add(arrivals);
      revisions.add(departures);
      revisions.add(Snapshot.net(arrivals, departures));
    }
  }

  private Snapshot look(
      Flow flow, Direction direction, int month, int lead, Map<Direction, PendingSums[]> pending) {
    PendingSums sums = pending.get(direction)[lead];
    return Snapshot.of(
        flow,
        month - lead,
        lead,
        settled.get(direction).getOrDefault(month - lead, 0L),
        sums.count,
        sums.millionths,
        sums.variance,
        model.isCold());
  }

  /** Sums over crossings that were pending at the end of a month, in whole millionths. */
  private static final class PendingSums {
    private long count;
    private long millionths;
    private long variance;

    /** Adds the crossings of one group in one state between the same two checkpoints. */
    void add(ConversionModel model, Traits traits, int observation, Counts counts) {
      int checkpoint = Observation.checkpoint(observation);
      int state = Observation.state(observation);
      int lead = Observation.lead(observation);
      long crossings = counts.of(observation);
      double first = model.at(traits, checkpoint, state);
      double expected = crossings * first;
      long days = of(Kind.PENDING_DAYS, checkpoint, state, lead, counts);
      if (days != 0) {
        double perDay =
            (model.at(traits, checkpoint + 1, state) - first) / model.length(checkpoint);
        expected += perDay * days;
      }
      count += crossings;
      millionths += Math.round(expected * 1e6);
      variance += Math.round(expected * (1 - expected / crossings) * 1e6);
    }

    private static long of(Kind kind, int checkpoint, int state, int lead, Counts counts) {
      return counts.of(Observation.pending(kind, checkpoint, state, lead));
    }
  }

  /** What would have been said of a month at the end of another. */
  public Snapshot said(Flow flow, int month, int lead) {
    return revisions.said(flow, month, lead);
  }

  /** The interval that would have been said with it. */
  public Interval interval(Snapshot said) {
    return revisions.interval(said, alarmed(said.flow(), Months.lastDay(said.asOf())));
  }

  /** Weeks so far in which travellers moved otherwise than expected. */
  public List<DriftAlarm.Alarm> alarms() {
    return alarm.alarms();
  }

  /** What is to be said on a day in the month that was told last. */
  public Outlook outlook(int asOf) {
    Map<Flow, List<Drift>> drifts = new EnumMap<>(Flow.class);
    for (Flow flow : Flow.values()) {
      List<Drift> byLead = new ArrayList<>();
      for (int lead = 0; lead <= Revisions.LAST_LEAD; lead++) {
        byLead.add(
            revisions.drift(flow, lead, Months.of(asOf), model.isCold(), alarmed(flow, asOf)));
      }
      drifts.put(flow, byLead);
    }
    return new Outlook(rule, model, drifts, asOf, alarmed(Flow.NET, asOf));
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
}
