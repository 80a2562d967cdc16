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
import org.borderflow.rules.travel.Itinerary;
import org.borderflow.rules.travel.KnownResidence;
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
   * @param known residence known from elsewhere
   * @param asOf the last day that is known, see {@link Day}
   */
  public Assessment assess(Collection<Crossing> crossings, KnownResidence known, int asOf) {
    return assess(FoldedPast.NONE, crossings, known, asOf);
  }

  /**
   * Assesses what remains of a history after its oldest crossings were folded. It says of the
   * crossings that remain, and of their stays, what an assessment of all would say; of those that
   * were folded, what was said before still holds.
   *
   * @param past what is known of the crossings that were folded
   * @param crossings those that remain and those that came since, in any order
   * @param known residence known from elsewhere
   * @param asOf the last day that is known; not before the day before the horizon of the fold
   */
  public Assessment assess(
      FoldedPast past, Collection<Crossing> crossings, KnownResidence known, int asOf) {
    return examine(past, crossings, known, asOf).assessment();
  }

  /**
   * Assesses what remains of a history, and shows the way to the verdicts.
   *
   * @param past what is known of the crossings that were folded
   * @param crossings those that remain and those that came since, in any order
   * @param known residence known from elsewhere
   * @param asOf the last day that is known; not before the day before the horizon of the fold
   */
  public Examination examine(
      FoldedPast past, Collection<Crossing> crossings, KnownResidence known, int asOf) {
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
    List<Crossing> ordered = TravelOrder.inOrder(inScope, past.lastExit(), known);
    if (setsAside(past, ordered)) {
      addAll(assessed, ordered, Outcome.SET_ASIDE);
      addAll(assessed, others, Outcome.OUT_OF_SCOPE);
      return new Examination(new Assessment(assessed, List.of(), 0, true, due), null);
    }

    Judgement judgement = judge(past, ordered, known, asOf);
    Itinerary itinerary = judgement.itinerary();
    List<ResidenceChain> chains = judgement.chains();
    for (int i = 0; i < itinerary.size(); i++) {
      if (!itinerary.isSupposed(i)) {
        assessed.add(new AssessedCrossing(itinerary.crossing(i), outcomes(chains, i)));
      }
    }
    addAll(assessed, others, Outcome.OUT_OF_SCOPE);

    List<AssessedStay> stays = stays(past, itinerary, chains, asOf);
    for (ResidenceChain chain : chains) {
      due = earlier(due, chain.nextVisible());
    }
    due = earlier(due, overstayDue(stays));
    return new Examination(
        new Assessment(assessed, stays, itinerary.supposedCount(), false, due), judgement);
  }

  /**
   * Folds the oldest crossings of a history, as many as can be, into a few numbers. What is folded
   * is final under every rule, or set aside for good, or out of scope; folding publishes nothing.
   *
   * @param past what was folded before
   * @param crossings those that remain, in any order
   * @param known residence known from elsewhere
   * @param horizon no crossing before this day will come, go or be changed any more
   */
  public Fold fold(
      FoldedPast past, Collection<Crossing> crossings, KnownResidence known, int horizon) {
    return new Folding(this, past, known, horizon).of(crossings);
  }

  private boolean setsAside(FoldedPast past, List<Crossing> ordered) {
    return past.setAside()
        || (anomalies == Anomalies.SET_ASIDE
            && Itinerary.firstRepeat(ordered, past.lastExit()) != Day.NONE);
  }

  /**
   * Judges one traveller, and shows the way to the verdicts.
   *
   * @param past what is known of the crossings that were folded
   * @param ordered crossings in scope, none later than {@code asOf}, in order of travel, of
   *     somebody who is not set aside
   * @param known residence known from elsewhere
   * @param asOf the last day that is known
   */
  public Judgement judge(FoldedPast past, List<Crossing> ordered, KnownResidence known, int asOf) {
    Itinerary itinerary = Itinerary.through(ordered, past.lastExit());
    if (itinerary.size() == 0) {
      return new Judgement(past, itinerary, null, List.of());
    }
    Spells spells = Spells.of(itinerary);
    List<ResidenceChain> chains = new ArrayList<>(rules.size());
    for (int rule = 0; rule < rules.size(); rule++) {
      chains.add(ResidenceChain.judge(rules.get(rule), spells, past.residence(rule), known, asOf));
    }
    return new Judgement(past, itinerary, spells, chains);
  }

  private static List<Outcome> outcomes(List<ResidenceChain> chains, int crossing) {
    Outcome[] outcomes = new Outcome[chains.size()];
    Arrays.setAll(outcomes, rule -> chains.get(rule).outcome(crossing));
    return List.of(outcomes);
  }

  private List<AssessedStay> stays(
      FoldedPast past, Itinerary itinerary, List<ResidenceChain> chains, int asOf) {
    List<Stay> stays =
        Stays.of(itinerary, past.daysUsed(), country, ShortStayAllowance.SCHENGEN, asOf);
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
