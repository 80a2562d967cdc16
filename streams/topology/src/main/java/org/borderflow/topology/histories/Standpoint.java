package org.borderflow.topology.histories;

import java.util.ArrayList;
import java.util.List;
import org.borderflow.estimates.Checkpoints;
import org.borderflow.estimates.Observations;
import org.borderflow.estimates.Trail;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.Examination;
import org.borderflow.rules.Judgement;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Itinerary;

/**
 * What is to be said of one traveller on a day.
 *
 * @param judgement the way to the verdicts, null if the traveller is set aside
 * @param assessment what the rules say
 * @param trails for each rule, the ways of crossings that were not decided at once
 * @param day the day
 */
record Standpoint(Judgement judgement, Assessment assessment, List<List<Trail>> trails, int day) {

  /** What is to be said of a history on a day. */
  static Standpoint of(RuleBook book, TravelHistory history, int day) {
    Examination examination =
        book.examine(history.past(), history.crossings(), history.known(), day);
    List<List<Trail>> trails = new ArrayList<>(book.rules().size());
    for (int rule = 0; rule < book.rules().size(); rule++) {
      trails.add(
          examination.judgement() == null
              ? List.of()
              : Trail.of(book.country(), book.rules().get(rule), rule, examination.judgement()));
    }
    return new Standpoint(examination.judgement(), examination.assessment(), trails, day);
  }

  /**
   * The first later day on which there will be something else to say, or something more to observe,
   * {@link Day#NONE} if never.
   */
  int nextDue(List<ResidenceRule> rules) {
    int due = assessment.nextDue();
    for (int rule = 0; rule < trails.size(); rule++) {
      Checkpoints checkpoints = Checkpoints.of(rules.get(rule));
      for (Trail trail : trails.get(rule)) {
        int next = trail.nextObserved(checkpoints, day);
        due = due == Day.NONE || next == Day.NONE ? Math.max(due, next) : Math.min(due, next);
      }
    }
    return due;
  }

  /**
   * Adds what is observed under a rule.
   *
   * @param sign 1 to add, −1 to take away
   */
  void observe(int rule, Checkpoints checkpoints, long sign, Observations observations) {
    if (judgement == null) {
      return;
    }
    Itinerary itinerary = judgement.itinerary();
    for (int i = 0; i < itinerary.size(); i++) {
      if (!itinerary.isSupposed(i)) {
        observations.crossing(
            itinerary.crossing(i).date(), itinerary.crossing(i).direction(), sign);
      }
    }
    for (Trail trail : trails.get(rule)) {
      trail.observe(checkpoints, day, sign, observations);
    }
  }
}
