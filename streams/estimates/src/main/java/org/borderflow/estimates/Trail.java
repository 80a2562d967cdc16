package org.borderflow.estimates;

import java.util.ArrayList;
import java.util.List;
import org.borderflow.estimates.Observation.Kind;
import org.borderflow.estimates.ObservedGroup.Span;
import org.borderflow.rules.Judgement;
import org.borderflow.rules.residence.ResidenceChain;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.residence.Spells;
import org.borderflow.rules.residence.Verdict;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;

/**
 * The way of one crossing from the day it was made to its verdict under one rule: on each day
 * either decided or in a {@link RaceState}. What it says of a day follows from the crossings up to
 * that day alone, so the past of a trail is what was known then.
 */
public final class Trail {
  private final ResidenceRule rule;
  private final Spells spells;
  private final ResidenceChain chain;
  private final int index;
  private final Crossing crossing;
  private final Traits traits;

  private Trail(
      ResidenceRule rule,
      Spells spells,
      ResidenceChain chain,
      int index,
      Crossing crossing,
      Traits traits) {
    this.rule = rule;
    this.spells = spells;
    this.chain = chain;
    this.index = index;
    this.crossing = crossing;
    this.traits = traits;
  }

  /**
   * The trails of a traveller's recorded crossings that were not decided at once.
   *
   * @param country code of the reporting country
   * @param rule the rule
   * @param number the rule's place in the rule book
   */
  public static List<Trail> of(
      String country, ResidenceRule rule, int number, Judgement judgement) {
    List<Trail> trails = new ArrayList<>();
    if (judgement.chains().isEmpty()) {
      return trails;
    }
    ResidenceChain chain = judgement.chains().get(number);
    Spells spells = judgement.spells();
    for (int i = 0; i < spells.count(); i++) {
      if (chain.finalFrom(i) > spells.date(i) && !judgement.itinerary().isSupposed(i)) {
        Crossing crossing = judgement.itinerary().crossing(i);
        Traits traits = Traits.of(country, judgement, i);
        trails.add(new Trail(rule, spells, chain, i, crossing, traits));
      }
    }
    return trails;
  }

  public Crossing crossing() {
    return crossing;
  }

  public Traits traits() {
    return traits;
  }

  public int date() {
    return spells.date(index);
  }

  public Direction direction() {
    return spells.direction(index);
  }

  /** Whether on a day the crossing was made and not decided. */
  public boolean pendingOn(int day) {
    return date() <= day && day < chain.finalFrom(index);
  }

  /** Whether on a day it is a migration for certain. The day must have come. */
  public boolean migrantBy(int day) {
    return chain.finalFrom(index) <= day && chain.outcome(index).verdict() == Verdict.MIGRANT;
  }

  /** Whether the traveller is on the far side at the end of a day. */
  public boolean farOn(int day) {
    return (lastCrossing(day) - index) % 2 == 0;
  }

  /** Where the crossing stands on a day that has come and on which it is pending. */
  public Course courseOn(int day) {
    int last = lastCrossing(day);
    boolean waiting = chain.knownFrom(index) > day;
    int open = index;
    while (waiting && open > 0 && chain.knownFrom(open) > day) {
      open--;
    }
    return new Course(
        waiting,
        (last - index) % 2 == 0,
        (index - open) % 2 == 0,
        spells.back(open, last),
        spells.date(last));
  }

  /** The state at the end of a day that has come and is not before the crossing. */
  int stateOn(int day) {
    if (chain.finalFrom(index) <= day) {
      return migrantBy(day) ? RaceState.MIGRANT : RaceState.NOT_MIGRANT;
    }
    return courseOn(day).stateOn(rule, day);
  }

  /**
   * Adds what can be observed of the crossing up to the end of a day.
   *
   * @param sign 1 to add, −1 to take away
   */
  public void observe(Checkpoints checkpoints, int asOf, long sign, Observations observations) {
    int group = observations.group(traits.text());
    steps(checkpoints, asOf, sign, group, observations);
    pending(checkpoints, asOf, sign, group, observations);
    int decided = chain.finalFrom(index);
    if (migrantBy(asOf)) {
      int lead = Months.of(decided) - Months.of(date());
      if (lead <= Revisions.LAST_LEAD) {
        observations.add(Span.MONTH, Months.of(decided), group, Observation.settled(lead), sign);
      }
    }
  }

  private void steps(
      Checkpoints checkpoints, int asOf, long sign, int group, Observations observations) {
    int from = stateOn(date());
    for (int i = 0; i + 1 < checkpoints.count() && from < RaceState.PENDING; i++) {
      int day = date() + checkpoints.age(i + 1);
      if (day > asOf) {
        return;
      }
      int to = stateOn(day);
      observations.add(Span.MONTH, Months.of(day), group, Observation.step(i, from, to), sign);
      from = to;
    }
  }

  private void pending(
      Checkpoints checkpoints, int asOf, long sign, int group, Observations observations) {
    int made = Months.of(date());
    for (int lead = 0; lead <= Revisions.LAST_LEAD; lead++) {
      int day = Months.lastDay(made + lead);
      if (day > asOf || !pendingOn(day)) {
        return;
      }
      int age = day - date();
      int checkpoint = checkpoints.passed(age);
      long days = age - (long) checkpoints.age(checkpoint);
      int state = stateOn(day);
      observations.add(
          Span.MONTH,
          made + lead,
          group,
          Observation.pending(Kind.PENDING, checkpoint, state, lead),
          sign);
      observations.add(
          Span.MONTH,
          made + lead,
          group,
          Observation.pending(Kind.PENDING_DAYS, checkpoint, state, lead),
          sign * days);
    }
  }

  /**
   * The first day after a day on which there will be something more to observe, whether or not the
   * traveller crosses; {@link Day#NONE} if that is never.
   */
  public int nextObserved(Checkpoints checkpoints, int asOf) {
    int next = Day.NONE;
    int checkpoint = checkpoints.passed(asOf - date());
    boolean lastStep = stateOn(date() + checkpoints.age(checkpoint)) >= RaceState.PENDING;
    if (checkpoint + 1 < checkpoints.count() && !lastStep) {
      next = date() + checkpoints.age(checkpoint + 1);
    }
    int month = Months.of(asOf + 1);
    if (pendingOn(asOf) && month - Months.of(date()) <= Revisions.LAST_LEAD) {
      next = next == Day.NONE ? Months.lastDay(month) : Math.min(next, Months.lastDay(month));
    }
    return next;
  }

  private int lastCrossing(int day) {
    int last = index;
    while (last + 1 < spells.count() && spells.date(last + 1) <= day) {
      last++;
    }
    return last;
  }
}
