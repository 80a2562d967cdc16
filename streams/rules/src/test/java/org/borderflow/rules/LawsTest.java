package org.borderflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.residence.Residence;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.residence.Status;
import org.borderflow.rules.residence.Verdict;
import org.borderflow.rules.stay.ShortStayAllowance;
import org.borderflow.rules.stay.Stay;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.rules.travel.Itinerary;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravelOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every history, under every named rule. A failing seed is in the test's name. */
class LawsTest {
  private static final List<ResidenceRule> ALL = NamedRules.standard().all();
  private static final RuleBook SET_ASIDE = new RuleBook("NZL", ALL, Anomalies.SET_ASIDE);
  private static final RuleBook IMPUTE = new RuleBook("NZL", ALL, Anomalies.IMPUTE);
  private static final int LONGER_THAN_ANY_WINDOW = 500;

  static long[] seeds() {
    return new Random(20).longs(300, 0, Long.MAX_VALUE).toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void orderOfArrivalDoesNotMatter(long seed) {
    RandomTravel travel = RandomTravel.untidy(seed);
    List<Crossing> told = travel.traveller().crossings();
    List<Crossing> shuffled = new ArrayList<>(told);
    Collections.shuffle(shuffled, new Random(seed));
    for (int asOf = first(told); asOf < last(told) + 500; asOf += 37) {
      assertThat(IMPUTE.assess(shuffled, travel.initial(), asOf))
          .isEqualTo(IMPUTE.assess(told, travel.initial(), asOf));
      assertThat(SET_ASIDE.assess(shuffled, travel.initial(), asOf))
          .isEqualTo(SET_ASIDE.assess(told, travel.initial(), asOf));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFinalIsNeverTakenBackWhileNoCrossingIsAdded(long seed) {
    RandomTravel travel = RandomTravel.untidy(seed);
    List<Crossing> crossings = travel.traveller().crossings();
    finalsStay(IMPUTE, crossings, travel.initial(), last(crossings));
  }

  /** Stronger: not even crossings to come can change it, if none of them contradicts the others. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aFinalIsNeverTakenBackByWhatComesAfter(long seed) {
    RandomTravel travel = RandomTravel.clean(seed);
    List<Crossing> crossings = travel.traveller().crossings();
    finalsStay(SET_ASIDE, crossings, travel.initial(), first(crossings));
    finalsStay(SET_ASIDE, crossings, lateStatus(crossings, seed), first(crossings));
  }

  /**
   * A status given on just the day on which a verdict is dated, where it replaces the computed, and
   * a later one.
   */
  private static KnownResidence lateStatus(List<Crossing> crossings, long seed) {
    Random random = new Random(seed);
    List<AssessedCrossing> assessed =
        SET_ASIDE
            .assess(crossings, KnownResidence.NONE, last(crossings) + LONGER_THAN_ANY_WINDOW)
            .crossings();
    List<Outcome> outcomes = assessed.get(random.nextInt(assessed.size())).outcomes();
    int day = outcomes.get(random.nextInt(outcomes.size())).decidedOn();
    int late = day == Day.NONE ? last(crossings) : day;
    return KnownResidence.of(
        List.of(
            new InitialStatus(random.nextBoolean(), late),
            new InitialStatus(random.nextBoolean(), late + random.nextInt(500))));
  }

  private static void finalsStay(
      RuleBook rules, List<Crossing> crossings, KnownResidence initial, int from) {
    List<AssessedCrossing> before = List.of();
    for (int asOf = from; asOf <= last(crossings) + LONGER_THAN_ANY_WINDOW; asOf++) {
      List<AssessedCrossing> now = rules.assess(crossings, initial, asOf).crossings();
      for (AssessedCrossing old : before) {
        AssessedCrossing same = sameCrossing(now, old);
        for (int rule = 0; rule < old.outcomes().size(); rule++) {
          if (!stands(old.outcomes().get(rule), same.outcomes().get(rule))) {
            fail(ALL.get(rule) + " as of " + Day.toString(asOf) + ": " + old + " became " + same);
          }
        }
      }
      before = now;
    }
  }

  private static AssessedCrossing sameCrossing(List<AssessedCrossing> now, AssessedCrossing old) {
    return now.stream().filter(a -> a.crossing().equals(old.crossing())).findFirst().orElseThrow();
  }

  private static boolean stands(Outcome then, Outcome later) {
    boolean verdictStands =
        then.status() != Status.FINAL
            || (later.status() == Status.FINAL
                && later.verdict() == then.verdict()
                && later.decidedOn() == then.decidedOn());
    return verdictStands
        && (then.before() == Residence.UNKNOWN || later.before() == then.before())
        && (then.after() == Residence.UNKNOWN || later.after() == then.after());
  }

  /** The definition of the batch method: far-side days among the days of the window. */
  @ParameterizedTest
  @MethodSource("seeds")
  void farAheadTheVerdictIsThatOfTheWholeWindow(long seed) {
    List<Crossing> crossings = RandomTravel.clean(seed).traveller().crossings();
    boolean given = seed % 2 != 0;
    KnownResidence initial = given ? KnownResidence.of(seed % 4 == 1, 0) : KnownResidence.NONE;
    List<Crossing> ordered = TravelOrder.inOrder(crossings, Day.NONE, initial);
    List<AssessedCrossing> assessed =
        SET_ASIDE.assess(crossings, initial, last(crossings) + LONGER_THAN_ANY_WINDOW).crossings();

    for (int rule = 0; rule < ALL.size(); rule++) {
      boolean resident = given ? seed % 4 == 1 : ordered.get(0).direction() == Direction.EXIT;
      for (int i = 0; i < ordered.size(); i++) {
        boolean migrates =
            (ordered.get(i).direction() == Direction.EXIT) == resident
                && farDays(ordered, i, ALL.get(rule).window()) >= ALL.get(rule).threshold();
        Outcome outcome = assessed.get(i).outcomes().get(rule);
        assertThat(outcome.verdict())
            .as("%s, crossing %s of %s", ALL.get(rule), i, ordered)
            .isEqualTo(migrates ? Verdict.MIGRANT : Verdict.NOT_MIGRANT);
        assertThat(outcome.before() == Residence.RESIDENT).isEqualTo(resident);
        resident ^= migrates;
        assertThat(outcome.after() == Residence.RESIDENT).isEqualTo(resident);
      }
    }
  }

  /** Days after which the traveller slept on the side this crossing led to. */
  private static int farDays(List<Crossing> ordered, int crossing, int window) {
    int days = 0;
    int start = ordered.get(crossing).date();
    for (int day = start; day < start + window; day++) {
      Direction side = null;
      for (Crossing other : ordered) {
        side = other.date() <= day ? other.direction() : side;
      }
      days += side == ordered.get(crossing).direction() ? 1 : 0;
    }
    return days;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingChangesBeforeItIsDueAndSomethingDoesThen(long seed) {
    RandomTravel travel = RandomTravel.untidy(seed);
    List<Crossing> crossings = travel.traveller().crossings();
    for (RuleBook rules : List.of(SET_ASIDE, IMPUTE)) {
      Assessment today = rules.assess(crossings, travel.initial(), first(crossings) - 2);
      for (int asOf = first(crossings) - 1; asOf <= last(crossings) + 700; asOf++) {
        Assessment next = rules.assess(crossings, travel.initial(), asOf);
        boolean due = today.nextDue() == asOf;
        boolean changed = !next.sameFacts(today);
        // What becomes certain of a supposed crossing alone is nobody's row.
        boolean idle = due && !changed && today.supposed() == 0;
        if (idle || (!due && (changed || next.nextDue() != today.nextDue()))) {
          fail(Day.toString(asOf) + ": after " + today + " came " + next);
        }
        today = next;
      }
      assertThat(today.nextDue()).isEqualTo(Day.NONE);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anOpenStayCanBeCarriedForwardWithoutItsHistory(long seed) {
    RandomTravel travel = RandomTravel.untidy(seed);
    List<Crossing> crossings = travel.traveller().crossings();
    List<AssessedStay> stays = IMPUTE.assess(crossings, travel.initial(), last(crossings)).stays();
    for (AssessedStay assessed : stays) {
      Stay stay = assessed.stay();
      if (!stay.isOpen() || stay.shortStay() == null) {
        continue;
      }
      for (int asOf = last(crossings); asOf < last(crossings) + 400; asOf += 7) {
        List<AssessedStay> then = IMPUTE.assess(crossings, travel.initial(), asOf).stays();
        assertThat(
                ShortStayAllowance.SCHENGEN.openAt(
                    stay.usedBefore(), stay.entryDate(), stay.entry().authorisedUntil(), asOf))
            .isEqualTo(then.get(then.size() - 1).stay().shortStay());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void contradictionsAreSetAsideOrSupposedAway(long seed) {
    RandomTravel travel = RandomTravel.untidy(seed);
    List<Crossing> crossings = travel.traveller().crossings();
    int asOf = last(crossings) + 100;
    List<Crossing> ordered =
        TravelOrder.inOrder(
            crossings.stream().filter(c -> c.travellerClass().entersTheRules()).toList(),
            Day.NONE,
            travel.initial());
    int repeats = 0;
    for (int i = 1; i < ordered.size(); i++) {
      repeats += ordered.get(i).direction() == ordered.get(i - 1).direction() ? 1 : 0;
    }
    Assessment aside = SET_ASIDE.assess(crossings, travel.initial(), asOf);
    Assessment imputed = IMPUTE.assess(crossings, travel.initial(), asOf);

    assertThat(aside.setAside()).isEqualTo(repeats > 0);
    assertThat(imputed.setAside()).isFalse();
    assertThat(imputed.supposed()).isEqualTo(repeats);
    if (repeats == 0) {
      assertThat(aside).isEqualTo(imputed);
    } else {
      assertThat(aside.stays()).isEmpty();
    }
    for (Assessment assessment : List.of(aside, imputed)) {
      assertThat(assessment.crossings())
          .extracting(AssessedCrossing::crossing)
          .containsExactlyInAnyOrderElementsOf(crossings);
      assertThat(assessment.crossings().subList(0, ordered.size()))
          .extracting(AssessedCrossing::crossing)
          .isEqualTo(ordered);
      for (AssessedCrossing assessed : assessment.crossings()) {
        boolean inScope = assessed.crossing().travellerClass().entersTheRules();
        for (Outcome outcome : assessed.outcomes()) {
          assertThat(outcome.status() == Status.OUT_OF_SCOPE).isEqualTo(!inScope);
          assertThat(outcome.status() == Status.SET_ASIDE)
              .isEqualTo(inScope && assessment.setAside());
        }
      }
    }
    Itinerary itinerary = Itinerary.through(ordered, Day.NONE);
    assertThat(itinerary.size()).isEqualTo(ordered.size() + repeats);
    for (int i = 1; i < itinerary.size(); i++) {
      assertThat(itinerary.crossing(i).direction())
          .isEqualTo(itinerary.crossing(i - 1).direction().opposite());
      assertThat(itinerary.crossing(i).date())
          .isGreaterThanOrEqualTo(itinerary.crossing(i - 1).date());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCrossingAddedAndRemovedLeavesNoTrace(long seed) {
    RandomTravel travel = RandomTravel.untidy(seed);
    List<Crossing> crossings = travel.traveller().crossings();
    int asOf = last(crossings) + (int) (seed % 500);
    Assessment without = IMPUTE.assess(crossings, travel.initial(), asOf);
    List<Crossing> more = new ArrayList<>(crossings);
    Crossing extra =
        Traveller.traveller().crosses(Direction.EXIT, last(crossings)).crossings().get(0);
    more.add(0, extra);
    assertThat(IMPUTE.assess(more, travel.initial(), asOf)).isNotEqualTo(without);
    more.remove(extra);
    assertThat(IMPUTE.assess(more, travel.initial(), asOf)).isEqualTo(without);
  }

  private static int first(List<Crossing> crossings) {
    return crossings.stream().mapToInt(Crossing::date).min().orElseThrow();
  }

  private static int last(List<Crossing> crossings) {
    return crossings.stream().mapToInt(Crossing::date).max().orElseThrow();
  }
}
