package org.borderflow.estimates.backtest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.borderflow.estimates.Checkpoints;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.Observations;
import org.borderflow.estimates.Trail;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Itinerary;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravelOrder;

/**
 * A log made ready to be looked at from past as-of dates, under one rule: the trails of its
 * crossings by month and the counts of the steps they made.
 *
 * <p>Who contradicts themselves on some day counted until the day before.
 */
final class TravelLog {
  private final RuleBook book;
  private final ResidenceRule rule;
  private final int number;
  private final Checkpoints checkpoints;
  private final TreeMap<Integer, List<DatedTrail>> trails = new TreeMap<>();
  private final TreeMap<Integer, List<Crossing>> crossings = new TreeMap<>();
  private final Observations observations = new Observations();
  private int end = Day.NONE;

  /** A trail and the first day on which it counts no more. */
  record DatedTrail(Trail trail, int until) {
    boolean pendingOn(int day) {
      return day < until && trail.pendingOn(day);
    }

    boolean migrantBy(int day) {
      return day < until && trail.migrantBy(day);
    }
  }

  TravelLog(RuleBook book, int number) {
    this.book = book;
    this.rule = book.rules().get(number);
    this.number = number;
    this.checkpoints = Checkpoints.of(rule);
  }

  static TravelLog of(RuleBook book, int number, Collection<List<Crossing>> travellers) {
    TravelLog log = new TravelLog(book, number);
    for (List<Crossing> traveller : travellers) {
      for (Crossing crossing : traveller) {
        log.end = Math.max(log.end, crossing.date());
      }
    }
    travellers.forEach(log::add);
    return log;
  }

  private void add(List<Crossing> traveller) {
    List<Crossing> inScope =
        traveller.stream().filter(each -> each.travellerClass().entersTheRules()).toList();
    if (inScope.isEmpty()) {
      return;
    }
    List<Crossing> ordered = TravelOrder.inOrder(inScope, Day.NONE, KnownResidence.NONE);
    int until = Integer.MAX_VALUE;
    if (book.anomalies() == Anomalies.SET_ASIDE) {
      int repeat = Itinerary.firstRepeat(ordered, Day.NONE);
      if (repeat != Day.NONE) {
        until = repeat;
        List<Crossing> before = ordered.stream().filter(each -> each.date() < repeat).toList();
        ordered = TravelOrder.inOrder(before, Day.NONE, KnownResidence.NONE);
      }
    }
    for (Crossing crossing : ordered) {
      observations.crossing(crossing.date(), crossing.direction(), 1);
      crossings.computeIfAbsent(Months.of(crossing.date()), any -> new ArrayList<>()).add(crossing);
    }
    int last = until == Integer.MAX_VALUE ? end : until - 1;
    for (Trail trail :
        Trail.of(
            book.country(),
            rule,
            number,
            book.judge(FoldedPast.NONE, ordered, KnownResidence.NONE, last))) {
      trails
          .computeIfAbsent(Months.of(trail.date()), any -> new ArrayList<>())
          .add(new DatedTrail(trail, until));
      trail.observe(checkpoints, last, 1, observations);
    }
  }

  ResidenceRule rule() {
    return rule;
  }

  Observations observations() {
    return observations;
  }

  /** The last day that is known. */
  int end() {
    return end;
  }

  int firstMonth() {
    return crossings.firstKey();
  }

  /** The last month that is known to its end. */
  int lastMonth() {
    int month = Months.of(end);
    return Months.lastDay(month) == end ? month : month - 1;
  }

  List<DatedTrail> trails(int month) {
    return trails.getOrDefault(month, List.of());
  }

  /** Crossings in scope of a month. */
  List<Crossing> crossings(int month) {
    return crossings.getOrDefault(month, List.of());
  }
}
