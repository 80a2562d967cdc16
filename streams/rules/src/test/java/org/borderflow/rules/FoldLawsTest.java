package org.borderflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.residence.Residence;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.residence.ResidenceSoFar;
import org.borderflow.rules.residence.Status;
import org.borderflow.rules.stay.Stay;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Itinerary;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravelOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every history that is folded at a horizon, whatever is recorded from the horizon
 * on, before and after. A failing seed is in the test's name.
 */
class FoldLawsTest {
  private static final List<ResidenceRule> SHORT_AND_LONG =
      List.of(new ResidenceRule("short", 20, 31), NamedRules.standard().named("12/16"));
  private static final List<List<ResidenceRule>> RULES =
      List.of(NamedRules.standard().all(), SHORT_AND_LONG, SHORT_AND_LONG.subList(0, 1));

  static long[] seeds() {
    return new Random(30).longs(1_500, 0, Long.MAX_VALUE).toArray();
  }

  /**
   * A history cut by a horizon.
   *
   * @param before everything dated before the horizon: it stays as it is
   * @param at what is recorded from the horizon on when the fold is made
   * @param then what is recorded from the horizon on afterwards: some came, some were withdrawn
   */
  private record History(
      RuleBook rules,
      KnownResidence initial,
      int horizon,
      List<Crossing> before,
      List<Crossing> at,
      List<Crossing> then) {

    static History of(long seed) {
      Random random = new Random(seed);
      RandomTravel travel =
          random.nextInt(3) == 0
              ? RandomTravel.cleanAndLong(seed)
              : RandomTravel.untidyAndLong(seed);
      List<Crossing> crossings = travel.traveller().crossings();
      int first = crossings.get(0).date();
      int last = crossings.get(crossings.size() - 1).date();
      int horizon = first + random.nextInt(last - first + 400);
      List<Crossing> before = new ArrayList<>();
      List<Crossing> at = new ArrayList<>();
      List<Crossing> then = new ArrayList<>();
      int fate = random.nextInt(4);
      for (Crossing crossing : crossings) {
        if (crossing.date() < horizon) {
          before.add(crossing);
        } else {
          if (fate != 0 && (fate != 1 || random.nextInt(3) > 0)) {
            at.add(crossing);
          }
          if (fate != 2 || random.nextInt(4) > 0) {
            then.add(crossing);
          }
        }
      }
      RuleBook rules =
          new RuleBook(
              "NZL",
              RULES.get(random.nextInt(RULES.size())),
              random.nextBoolean() ? Anomalies.SET_ASIDE : Anomalies.IMPUTE);
      return new History(rules, travel.initial(), horizon, before, at, then);
    }

    Fold fold() {
      return rules.fold(FoldedPast.NONE, both(before, at), initial, horizon);
    }

    Assessment whole(int asOf) {
      return rules.assess(both(before, then), initial, asOf);
    }

    Assessment remains(Fold fold, int asOf) {
      return rules.assess(
          fold.past(), without(both(before, then), fold.forgotten()), initial, asOf);
    }

    /** Days from the horizon on, and each on which there is news. */
    Set<Integer> days(Random random) {
      Set<Integer> days = new TreeSet<>();
      int day = horizon - 1;
      for (int i = 0; i < 12; i++) {
        days.add(day);
        day += random.nextInt(150);
      }
      then.forEach(crossing -> days.add(crossing.date()));
      for (int due = whole(horizon - 1).nextDue(); due != Day.NONE; due = whole(due).nextDue()) {
        days.add(due);
      }
      return days;
    }
  }

  /** The law: what remains is judged as if all were there. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatRemainsIsJudgedAsIfNothingWereFolded(long seed) {
    History history = History.of(seed);
    Fold fold = history.fold();
    Set<Crossing> forgotten = new HashSet<>(fold.forgotten());
    int supposed = -1;
    for (int asOf : history.days(new Random(seed))) {
      if (supposesWhatWasNot(history, fold, asOf)) {
        return;
      }
      Assessment whole = history.whole(asOf);
      Assessment remains = history.remains(fold, asOf);
      List<AssessedCrossing> expected =
          whole.crossings().stream().filter(c -> !forgotten.contains(c.crossing())).toList();
      if (whole.setAside()) {
        // Their order tells nothing.
        assertThat(remains.crossings()).containsExactlyInAnyOrderElementsOf(expected);
      } else {
        assertThat(remains.crossings()).as("as of %s", Day.toString(asOf)).isEqualTo(expected);
      }
      assertThat(remains.stays())
          .as("as of %s", Day.toString(asOf))
          .isEqualTo(
              whole.stays().stream().filter(s -> !forgotten.contains(named(s.stay()))).toList());
      assertThat(remains.setAside()).isEqualTo(whole.setAside());
      assertThat(remains.nextDue()).isEqualTo(whole.nextDue());
      int fewer = whole.supposed() - remains.supposed();
      assertThat(fewer).isEqualTo(supposed < 0 ? fewer : supposed);
      supposed = fewer;
    }
  }

  /**
   * The exception: a crossing recorded after the fold that repeats the direction of the last one
   * before the horizon. The crossing supposed between them may lie before verdicts that were
   * folded, and those stand.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void aCrossingSupposedTooLateMakesTheSameStaysBesideStandingVerdicts(long seed) {
    History history = History.of(seed);
    Fold fold = history.fold();
    int asOf = history.horizon() + 2_000;
    if (!supposesWhatWasNot(history, fold, asOf)) {
      return;
    }
    Set<Crossing> forgotten = new HashSet<>(fold.forgotten());
    Assessment whole = history.whole(asOf);
    Assessment remains = history.remains(fold, asOf);
    assertThat(remains.crossings())
        .extracting(AssessedCrossing::crossing)
        .isEqualTo(
            whole.crossings().stream()
                .map(AssessedCrossing::crossing)
                .filter(crossing -> !forgotten.contains(crossing))
                .toList());
    assertThat(remains.stays())
        .extracting(AssessedStay::stay)
        .isEqualTo(
            whole.stays().stream()
                .map(AssessedStay::stay)
                .filter(stay -> !forgotten.contains(named(stay)))
                .toList());
  }

  /** Whether a crossing is supposed before the day on which the last folded verdict was seen. */
  private static boolean supposesWhatWasNot(History history, Fold fold, int asOf) {
    if (history.rules().anomalies() != Anomalies.IMPUTE || fold.past().lastExit() == Day.NONE) {
      return false;
    }
    List<Crossing> inScope =
        without(both(history.before(), history.then()), fold.forgotten()).stream()
            .filter(c -> c.travellerClass().entersTheRules() && c.date() <= asOf)
            .toList();
    int lastExit = fold.past().lastExit();
    Itinerary itinerary =
        Itinerary.through(TravelOrder.inOrder(inScope, lastExit, history.initial()), lastExit);
    int seen = fold.past().residences().stream().mapToInt(ResidenceSoFar::seen).max().orElseThrow();
    for (int i = 0; i < itinerary.size() - 1; i++) {
      if (itinerary.isSupposed(i)
          && itinerary.crossing(i).date() < seen
          && itinerary.crossing(i + 1).date() >= history.horizon()) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onlyWhatIsFinalIsFolded(long seed) {
    History history = History.of(seed);
    Fold fold = history.fold();
    Set<Crossing> forgotten = new HashSet<>(fold.forgotten());
    Assessment published =
        history
            .rules()
            .assess(both(history.before(), history.at()), history.initial(), history.horizon() - 1);
    for (AssessedCrossing assessed : published.crossings()) {
      if (!forgotten.contains(assessed.crossing())) {
        continue;
      }
      assertThat(assessed.crossing().date()).isLessThan(history.horizon());
      for (Outcome outcome : assessed.outcomes()) {
        boolean certain =
            outcome.status() == Status.FINAL
                && outcome.before() != Residence.UNKNOWN
                && outcome.after() != Residence.UNKNOWN;
        assertThat(certain)
            .as("%s", assessed)
            .isEqualTo(
                outcome.status() != Status.OUT_OF_SCOPE && outcome.status() != Status.SET_ASIDE);
        assertThat(outcome.status() == Status.SET_ASIDE)
            .isEqualTo(
                fold.past().setAside() && assessed.crossing().travellerClass().entersTheRules());
      }
    }
    assertThat(published.stays())
        .filteredOn(stay -> forgotten.contains(named(stay.stay())))
        .allSatisfy(stay -> assertThat(stay.stay().isOpen()).isFalse());
  }

  /** What was folded is what a recount would still say, unless a contradiction came later. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsFoldedStands(long seed) {
    History history = History.of(seed);
    Fold fold = history.fold();
    Set<Crossing> forgotten = new HashSet<>(fold.forgotten());
    Assessment published =
        history
            .rules()
            .assess(both(history.before(), history.at()), history.initial(), history.horizon() - 1);
    int asOf = history.horizon() + 2_000;
    Assessment whole = history.whole(asOf);
    if (whole.setAside() != published.setAside() || supposesWhatWasNot(history, fold, asOf)) {
      return;
    }
    assertThat(whole.crossings())
        .filteredOn(assessed -> forgotten.contains(assessed.crossing()))
        .isEqualTo(
            published.crossings().stream()
                .filter(assessed -> forgotten.contains(assessed.crossing()))
                .toList());
    assertThat(whole.stays())
        .filteredOn(stay -> forgotten.contains(named(stay.stay())))
        .isEqualTo(
            published.stays().stream()
                .filter(stay -> forgotten.contains(named(stay.stay())))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void foldingTwiceIsFoldingOnceAtTheLaterHorizon(long seed) {
    History history = History.of(seed);
    List<Crossing> crossings = both(history.before(), history.at());
    int later = history.horizon() + new Random(seed).nextInt(600);
    Fold first = history.fold();
    Fold second =
        history
            .rules()
            .fold(first.past(), without(crossings, first.forgotten()), history.initial(), later);
    Fold once = history.rules().fold(FoldedPast.NONE, crossings, history.initial(), later);

    assertThat(second.past()).isEqualTo(once.past());
    assertThat(both(first.forgotten(), second.forgotten()))
        .containsExactlyInAnyOrderElementsOf(once.forgotten());
    Fold again =
        history
            .rules()
            .fold(once.past(), without(crossings, once.forgotten()), history.initial(), later);
    assertThat(again).isEqualTo(new Fold(once.past(), List.of()));
  }

  /** The recorded crossing that names a stay. */
  private static Crossing named(Stay stay) {
    return stay.entrySupposed() ? stay.exit() : stay.entry();
  }

  private static List<Crossing> both(List<Crossing> some, List<Crossing> others) {
    List<Crossing> both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }

  private static List<Crossing> without(List<Crossing> crossings, List<Crossing> forgotten) {
    List<Crossing> kept = new ArrayList<>(crossings);
    kept.removeAll(forgotten);
    return kept;
  }
}
