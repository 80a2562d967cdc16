package org.borderflow.topology.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.estimates.Checkpoints;
import org.borderflow.estimates.Estimator;
import org.borderflow.estimates.Expectation;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.Observations;
import org.borderflow.estimates.ObservedGroup.Span;
import org.borderflow.estimates.Outlook;
import org.borderflow.estimates.PendingCrossing;
import org.borderflow.estimates.Prior;
import org.borderflow.estimates.Trail;
import org.borderflow.rules.Judgement;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.Cube;
import org.borderflow.rules.flow.Cubes;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.cells.CellPlace;

/** What is to be expected of pending crossings, worked out at once from all travellers. */
final class TabulatedEstimates {

  private final RuleBook rules;
  private final Prior prior;
  private final int day;
  private final List<Observations> observations = new ArrayList<>();
  private final List<List<PendingTrail>> pending = new ArrayList<>();
  private final List<Expected> expected = new ArrayList<>();
  private final Map<Cell, Expectation> expectations = new HashMap<>();

  private record PendingTrail(Traveller traveller, Trail trail) {}

  private record Cell(int rule, CellPlace place, int month, String direction) {}

  TabulatedEstimates(Method method, int day) {
    this.rules = method.rules();
    this.prior = method.prior();
    this.day = day;
    rules
        .rules()
        .forEach(
            rule -> {
              observations.add(new Observations());
              pending.add(new ArrayList<>());
            });
  }

  /** Adds a traveller, set aside if there is no judgement. */
  void add(Traveller traveller, Judgement judgement) {
    if (judgement == null) {
      return;
    }
    for (int rule = 0; rule < rules.rules().size(); rule++) {
      Observations seen = observations.get(rule);
      for (int i = 0; i < judgement.itinerary().size(); i++) {
        if (!judgement.itinerary().isSupposed(i)) {
          seen.crossing(
              judgement.itinerary().crossing(i).date(),
              judgement.itinerary().crossing(i).direction(),
              1);
        }
      }
      for (Trail trail : Trail.of(rules.country(), rules.rules().get(rule), rule, judgement)) {
        trail.observe(Checkpoints.of(rules.rules().get(rule)), day, 1, seen);
        if (trail.pendingOn(day)) {
          pending.get(rule).add(new PendingTrail(traveller, trail));
        }
      }
    }
  }

  /** Learns from all who were added and says what is to be expected. */
  void estimate() {
    for (int rule = 0; rule < rules.rules().size(); rule++) {
      Outlook outlook = outlook(rule);
      for (PendingTrail each : pending.get(rule)) {
        Trail trail = each.trail();
        PendingCrossing crossing = PendingCrossing.of(trail, day);
        int millionths = outlook.millionths(crossing);
        expected.add(new Expected(each.traveller(), trail.crossing(), rule, millionths));
        for (Cube cube : Cubes.standard()) {
          CellPlace place = CellPlace.of(cube, dimension -> dimension.codeOf(trail.crossing()));
          expectations.merge(
              new Cell(rule, place, Months.of(trail.date()), trail.direction().name()),
              outlook.expectation(crossing, millionths),
              Expectation::plus);
        }
      }
    }
  }

  private Outlook outlook(int rule) {
    Estimator estimator = Estimator.asOf(day, rules.rules().get(rule), prior);
    observations
        .get(rule)
        .by(Span.WEEK)
        .forEach(
            (week, groups) ->
                groups.forEach((group, counts) -> estimator.week(week, group, counts)));
    var months = observations.get(rule).by(Span.MONTH);
    int first = months.isEmpty() ? Months.of(day) : months.firstKey();
    for (int month = first; month <= Months.of(day); month++) {
      estimator.month(month, months.getOrDefault(month, Map.of()), day);
    }
    return estimator.outlook(day);
  }

  /** What is expected of each pending crossing. */
  List<Expected> expected() {
    return expected;
  }

  /** What there is to learn from, under a rule. */
  Observations observations(int rule) {
    return observations.get(rule);
  }

  Expectation expectation(int rule, CellPlace place, int month, String direction) {
    return expectations.getOrDefault(new Cell(rule, place, month, direction), Expectation.NONE);
  }
}
