package org.borderflow.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.borderflow.rules.residence.ResidenceChain;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.residence.ResidenceSoFar;
import org.borderflow.rules.residence.Spells;
import org.borderflow.rules.stay.ShortStayAllowance;
import org.borderflow.rules.stay.Stays;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.Itinerary;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravelOrder;

/**
 * Folds the oldest crossings of a history into a {@link FoldedPast}.
 *
 * <p>The cut lies before an entry, or at the end, and as late as may be, such that every verdict
 * before it is final and rests on nothing that may still change: on no crossing from the horizon
 * on.
 */
final class Folding {
  private final RuleBook rules;
  private final FoldedPast past;
  private final KnownResidence known;
  private final int horizon;

  /**
   * A folding of one traveller's history.
   *
   * @param horizon no crossing before this day will come, go or be changed any more
   */
  Folding(RuleBook rules, FoldedPast past, KnownResidence known, int horizon) {
    this.rules = rules;
    this.past = past;
    this.known = known;
    this.horizon = horizon;
  }

  Fold of(Collection<Crossing> crossings) {
    List<Crossing> inScope = new ArrayList<>(crossings.size());
    List<Crossing> forgotten = new ArrayList<>();
    for (Crossing crossing : crossings) {
      if (crossing.travellerClass().entersTheRules()) {
        inScope.add(crossing);
      } else if (crossing.date() < horizon) {
        forgotten.add(crossing);
      }
    }
    return new Fold(fold(inScope, forgotten), forgotten);
  }

  private FoldedPast fold(List<Crossing> inScope, List<Crossing> forgotten) {
    if (inScope.stream().noneMatch(crossing -> crossing.date() < horizon)) {
      return past;
    }
    if (past.setAside()) {
      forgetBeforeHorizon(inScope, forgotten);
      return past;
    }
    if (!TravelOrder.isSettledBefore(horizon, inScope, past.lastExit(), known)) {
      return past;
    }
    List<Crossing> ordered = TravelOrder.inOrder(inScope, past.lastExit(), known);
    if (rules.anomalies() == Anomalies.SET_ASIDE) {
      int repeat = Itinerary.firstRepeat(ordered, past.lastExit());
      if (repeat != Day.NONE) {
        return foldContradiction(repeat, ordered, forgotten);
      }
    }
    Itinerary itinerary = Itinerary.through(ordered, past.lastExit());
    Spells spells = Spells.of(itinerary);
    int certain = certain(itinerary);
    boolean followedBySupposed = certain < itinerary.size() && itinerary.isSupposed(certain);
    int certainTo = followedBySupposed ? itinerary.crossing(certain - 1).date() : horizon - 1;
    int cut = lastCut(itinerary, Math.min(certain, judged(spells, certainTo)));
    if (cut == 0) {
      return past;
    }
    for (int i = 0; i < cut; i++) {
      if (!itinerary.isSupposed(i)) {
        forgotten.add(itinerary.crossing(i));
      }
    }
    return new FoldedPast(
        false,
        itinerary.crossing(cut - 1).date(),
        cut == 1 ? Day.NONE : itinerary.crossing(cut - 2).date(),
        residences(spells, cut),
        Stays.daysUsed(
            itinerary, cut, past.daysUsed(), rules.country(), ShortStayAllowance.SCHENGEN));
  }

  /**
   * A contradiction before the horizon sets the traveller aside for good. One that is still kept
   * may be mended yet, and what was folded by then would not be judged anew: so it is waited for.
   */
  private FoldedPast foldContradiction(
      int repeat, List<Crossing> ordered, List<Crossing> forgotten) {
    if (repeat >= horizon) {
      return past;
    }
    forgetBeforeHorizon(ordered, forgotten);
    return FoldedPast.SET_ASIDE;
  }

  private void forgetBeforeHorizon(List<Crossing> crossings, List<Crossing> forgotten) {
    for (Crossing crossing : crossings) {
      if (crossing.date() < horizon) {
        forgotten.add(crossing);
      }
    }
  }

  /**
   * How many crossings, from the first on, cannot change any more: to the last recorded one before
   * the horizon. A crossing that is supposed after it, because of one from the horizon on, moves
   * and goes with that one, and with it every verdict seen after the crossing before it.
   */
  private int certain(Itinerary itinerary) {
    int certain = itinerary.size();
    while (itinerary.isSupposed(certain - 1) || itinerary.crossing(certain - 1).date() >= horizon) {
      certain--;
    }
    return certain;
  }

  /** How many crossings are final under every rule as of that day. */
  private int judged(Spells spells, int asOf) {
    int judged = Integer.MAX_VALUE;
    for (int rule = 0; rule < rules.rules().size(); rule++) {
      ResidenceChain chain =
          ResidenceChain.judge(rules.rules().get(rule), spells, past.residence(rule), known, asOf);
      judged = Math.min(judged, chain.judged());
    }
    return judged;
  }

  private static int lastCut(Itinerary itinerary, int atMost) {
    int cut = atMost;
    while (cut > 0 && !mayCut(itinerary, cut)) {
      cut--;
    }
    return cut;
  }

  /**
   * Between stays, with at most one crossing of the day left: several might order themselves
   * differently without the others.
   */
  private static boolean mayCut(Itinerary itinerary, int cut) {
    Crossing last = itinerary.crossing(cut - 1);
    return last.direction() == Direction.EXIT
        && (cut + 1 >= itinerary.size() || itinerary.crossing(cut + 1).date() > last.date());
  }

  private List<ResidenceSoFar> residences(Spells spells, int cut) {
    List<ResidenceSoFar> residences = new ArrayList<>(rules.rules().size());
    for (int rule = 0; rule < rules.rules().size(); rule++) {
      ResidenceRule named = rules.rules().get(rule);
      residences.add(ResidenceChain.after(cut, named, spells, past.residence(rule), known));
    }
    return residences;
  }
}
