package org.borderflow.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.residence.ResidenceChain;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.residence.Spells;
import org.borderflow.rules.stay.Overstay;
import org.borderflow.rules.stay.ShortStayAllowance;
import org.borderflow.rules.stay.Stay;
import org.borderflow.rules.stay.Stays;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.rules.travel.Itinerary;
import org.borderflow.rules.travel.TravelOrder;

/**
 * The rules a country applies.
 *
 * @param country code of the reporting country, as in citizenships
 * @param rules at least one duration-of-stay rule; residence at the entry of a stay is by the first
 * @param anomalies what to do when a crossing is missing
 */
public record RuleBook(String country, List<ResidenceRule> rules, Anomalies anomalies) {
  public RuleBook {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a rule book needs at least one rule");
    }
  }

  /**
   * Assesses one traveller.
   *
   * @param crossings in any order; those dated after {@code asOf} only count for {@link
   *     Assessment#nextDue()}
   * @param initial residence known from elsewhere, null if none
   * @param asOf the last day that is known, see {@link Day}
   */
  public Assessment assess(Collection<Crossing> crossings, InitialStatus initial, int asOf) {
    List<Crossing> inScope = new ArrayList<>(crossings.size());
    List<Crossing> others = new ArrayList<>();
    int due = Day.NONE;
    for (Crossing crossing : crossings) {
      if (crossing.date() > asOf) {
        due = earlier(due, crossing.date());
      } else {
        (crossing.travellerClass().entersTheRules() ? inScope : others).add(crossing);
      }
    }
    others.sort(Crossing.BY_DATE_AND_RECORD);

    List<AssessedCrossing> assessed = new ArrayList<>(inScope.size() + others.size());
    List<Crossing> ordered = TravelOrder.inOrder(inScope, initial);
    if (anomalies == Anomalies.SET_ASIDE && Itinerary.repeatsADirection(ordered)) {
      addAll(assessed, ordered, Outcome.SET_ASIDE);
      addAll(assessed, others, Outcome.OUT_OF_SCOPE);
      return new Assessment(assessed, List.of(), 0, true, due);
    }

    Itinerary itinerary = Itinerary.through(ordered);
    List<ResidenceChain> chains = judge(itinerary, initial, asOf);
    for (int i = 0; i < itinerary.size(); i++) {
      if (!itinerary.isSupposed(i)) {
        assessed.add(new AssessedCrossing(itinerary.crossing(i), outcomes(chains, i)));
      }
    }
    addAll(assessed, others, Outcome.OUT_OF_SCOPE);

    List<AssessedStay> stays = stays(itinerary, chains, asOf);
    for (ResidenceChain chain : chains) {
      due = earlier(due, chain.nextVisible());
    }
    due = earlier(due, overstayDue(stays));
    return new Assessment(assessed, stays, itinerary.supposedCount(), false, due);
  }

  private List<ResidenceChain> judge(Itinerary itinerary, InitialStatus initial, int asOf) {
    if (itinerary.size() == 0) {
      return List.of();
    }
    Spells spells = Spells.of(itinerary);
    List<ResidenceChain> chains = new ArrayList<>(rules.size());
    for (ResidenceRule rule : rules) {
      chains.add(ResidenceChain.judge(rule, spells, initial, asOf));
    }
    return chains;
  }

  private static List<Outcome> outcomes(List<ResidenceChain> chains, int crossing) {
    Outcome[] outcomes = new Outcome[chains.size()];
    Arrays.setAll(outcomes, rule -> chains.get(rule).outcome(crossing));
    return List.of(outcomes);
  }

  private List<AssessedStay> stays(Itinerary itinerary, List<ResidenceChain> chains, int asOf) {
    List<Stay> stays = Stays.of(itinerary, country, ShortStayAllowance.SCHENGEN, asOf);
    List<AssessedStay> assessed = new ArrayList<>(stays.size());
    int entry = Stays.firstEntry(itinerary);
    for (Stay stay : stays) {
      assessed.add(new AssessedStay(stay, chains.get(0).outcome(entry)));
      entry += 2;
    }
    return assessed;
  }

  /** The day on which an open stay begins to be overstayed; only the last one can be open. */
  private static int overstayDue(List<AssessedStay> stays) {
    if (stays.isEmpty()) {
      return Day.NONE;
    }
    Stay last = stays.get(stays.size() - 1).stay();
    boolean lawful =
        last.isOpen() && last.shortStay() != null && last.shortStay().overstay() == Overstay.NONE;
    return lawful ? last.shortStay().authorisedUntil() + 1 : Day.NONE;
  }

  private void addAll(List<AssessedCrossing> assessed, List<Crossing> crossings, Outcome outcome) {
    List<Outcome> outcomes = Collections.nCopies(rules.size(), outcome);
    for (Crossing crossing : crossings) {
      assessed.add(new AssessedCrossing(crossing, outcomes));
    }
  }

  private static int earlier(int day, int other) {
    if (day == Day.NONE || other == Day.NONE) {
      return Math.max(day, other);
    }
    return Math.min(day, other);
  }
}
