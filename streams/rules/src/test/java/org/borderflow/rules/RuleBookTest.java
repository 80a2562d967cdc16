package org.borderflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.stay.Overstay;
import org.borderflow.rules.stay.ShortStay;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravellerClass;
import org.junit.jupiter.api.Test;

/** Itineraries, told and judged. */
class RuleBookTest {
  private static final RuleBook SET_ASIDE = book(Anomalies.SET_ASIDE);
  private static final RuleBook IMPUTE = book(Anomalies.IMPUTE);

  private static RuleBook book(Anomalies anomalies) {
    return new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), anomalies);
  }

  private static Assessment assess(RuleBook rules, Traveller traveller, String asOf) {
    return rules.assess(traveller.crossings(), traveller.initial(), Day.parse(asOf));
  }

  /** One line a crossing: record, status, verdict, residence before and after, date. */
  private static List<String> outcomes(Assessment assessment) {
    return assessment.crossings().stream().map(RuleBookTest::text).toList();
  }

  private static String text(AssessedCrossing assessed) {
    Outcome outcome = assessed.outcomes().get(0);
    return assessed.crossing().recordId()
        + " "
        + outcome.status()
        + (outcome.verdict() == null ? "" : " " + outcome.verdict())
        + (" " + outcome.before() + ">" + outcome.after())
        + (outcome.decidedOn() == Day.NONE ? "" : " " + Day.toString(outcome.decidedOn()));
  }

  @Test
  void anArrivalIsOpenUntilTheDayTheThresholdIsReached() {
    Traveller traveller = Traveller.traveller().enters("2017-01-01");
    Assessment dayBefore = assess(SET_ASIDE, traveller, "2017-12-31");
    assertThat(outcomes(dayBefore)).containsExactly("r1 PENDING NON_RESIDENT>UNKNOWN");
    assertThat(outcomes(assess(SET_ASIDE, traveller, "2018-01-01")))
        .containsExactly("r1 FINAL MIGRANT NON_RESIDENT>RESIDENT 2018-01-01");
    assertThat(Day.toString(dayBefore.nextDue())).isEqualTo("2018-01-01");
  }

  @Test
  void aReturnSoonAfterIsNoMigrationWhicheverWayTheArrivalFalls() {
    Traveller traveller = Traveller.traveller().enters("2017-01-01").leaves("2017-01-11");
    assertThat(outcomes(assess(SET_ASIDE, traveller, "2017-01-11")))
        .containsExactly(
            "r1 PENDING NON_RESIDENT>UNKNOWN", "r2 FINAL NOT_MIGRANT UNKNOWN>UNKNOWN 2017-01-11");
    // Its residence is filled in when the first is decided; the verdict and its date stay.
    assertThat(outcomes(assess(SET_ASIDE, traveller, "2017-05-14")))
        .containsExactly(
            "r1 FINAL NOT_MIGRANT NON_RESIDENT>NON_RESIDENT 2017-05-13",
            "r2 FINAL NOT_MIGRANT NON_RESIDENT>NON_RESIDENT 2017-01-11");
  }

  @Test
  void aReturnWaitsWhileItCouldStillBeAnEmigration() {
    // 243 days in leave 122 to the threshold, as many as a migrant may be back; 242 leave one more.
    Traveller waiting = Traveller.traveller().enters("2017-01-01").leaves("2017-09-01");
    assertThat(outcomes(assess(SET_ASIDE, waiting, "2017-09-01")))
        .containsExactly("r1 PENDING NON_RESIDENT>UNKNOWN", "r2 PENDING UNKNOWN>UNKNOWN");
    Traveller certain = Traveller.traveller().enters("2017-01-01").leaves("2017-08-31");
    assertThat(outcomes(assess(SET_ASIDE, certain, "2017-08-31")))
        .containsExactly(
            "r1 PENDING NON_RESIDENT>UNKNOWN", "r2 FINAL NOT_MIGRANT UNKNOWN>UNKNOWN 2017-08-31");
  }

  @Test
  void aFurtherArrivalWaitsForTheFirst() {
    Traveller traveller = Traveller.traveller().enters("2017-01-01").leaves("2017-01-11");
    traveller.enters("2017-03-12");
    assertThat(outcomes(assess(SET_ASIDE, traveller, "2017-06-30")))
        .containsExactly(
            "r1 PENDING NON_RESIDENT>UNKNOWN",
            "r2 FINAL NOT_MIGRANT UNKNOWN>UNKNOWN 2017-01-11",
            "r3 PENDING UNKNOWN>UNKNOWN");
  }

  @Test
  void aGivenStatusThatMayStillReplaceTheComputedOneLeavesTheReturnOpen() {
    Traveller traveller = Traveller.traveller().enters("2017-01-01").leaves("2017-01-11");
    traveller.livesHere(true, "2017-05-13");
    assertThat(outcomes(assess(SET_ASIDE, traveller, "2017-01-11")))
        .containsExactly("r1 PENDING NON_RESIDENT>UNKNOWN", "r2 PENDING UNKNOWN>UNKNOWN");
    assertThat(outcomes(assess(SET_ASIDE, traveller, "2019-01-01")))
        .containsExactly(
            "r1 FINAL NOT_MIGRANT NON_RESIDENT>NON_RESIDENT 2017-05-13",
            "r2 FINAL MIGRANT RESIDENT>NON_RESIDENT 2018-01-11");
  }

  @Test
  void aGivenStatusThatCanNoLongerReplaceTheComputedOneLeavesTheReturnFinal() {
    // The stay of ten days is decided on 2017-05-13 at the earliest, a day too late for the status.
    Traveller traveller = Traveller.traveller().enters("2017-01-01").leaves("2017-01-11");
    traveller.livesHere(true, "2017-05-12");
    assertThat(outcomes(assess(SET_ASIDE, traveller, "2017-01-11")))
        .containsExactly(
            "r1 PENDING NON_RESIDENT>UNKNOWN", "r2 FINAL NOT_MIGRANT UNKNOWN>UNKNOWN 2017-01-11");
  }

  @Test
  void theReturnIsFinalOnceTheRaceOutlivesTheGivenDay() {
    // 49 days back leave 73: whoever is here on 2017-04-18 cannot use them up by 2017-06-30.
    Traveller traveller = Traveller.traveller().enters("2017-01-01").leaves("2017-01-11");
    traveller.livesHere(true, "2017-06-30").enters("2017-03-01");
    assertThat(outcomes(assess(SET_ASIDE, traveller, "2017-04-17")).get(1))
        .isEqualTo("r2 PENDING UNKNOWN>UNKNOWN");
    Assessment before = assess(SET_ASIDE, traveller, "2017-04-17");
    assertThat(Day.toString(before.nextDue())).isEqualTo("2017-04-18");
    assertThat(outcomes(assess(SET_ASIDE, traveller, "2017-04-18")).get(1))
        .isEqualTo("r2 FINAL NOT_MIGRANT UNKNOWN>UNKNOWN 2017-04-18");
  }

  @Test
  void aTravellerSeenEnteringTwiceIsSetAsideExceptAsCrew() {
    Traveller traveller = Traveller.traveller().enters("2014-02-13").enters("2014-02-26");
    traveller.enters("2014-02-20").withClass(TravellerClass.CREW).leaves("2014-04-01");
    Assessment assessment = assess(SET_ASIDE, traveller, "2016-01-01");
    assertThat(outcomes(assessment))
        .containsExactly(
            "r1 SET_ASIDE UNKNOWN>UNKNOWN",
            "r2 SET_ASIDE UNKNOWN>UNKNOWN",
            "r4 SET_ASIDE UNKNOWN>UNKNOWN",
            "r3 OUT_OF_SCOPE UNKNOWN>UNKNOWN");
    assertThat(assessment.setAside()).isTrue();
    assertThat(assessment.stays()).isEmpty();
    assertThat(assessment.nextDue()).isEqualTo(Day.NONE);
    // Before the second entry nothing is wrong yet.
    assertThat(assess(SET_ASIDE, traveller, "2014-02-25").setAside()).isFalse();
  }

  @Test
  void aMissingExitIsSupposedOnTheMiddleDateRoundedDown() {
    Traveller traveller = Traveller.traveller().enters("2014-02-13").enters("2014-02-26");
    traveller.withCitizenship("DEU");
    Assessment assessment = assess(IMPUTE, traveller, "2014-02-27");
    assertThat(assessment.supposed()).isEqualTo(1);
    assertThat(assessment.crossings())
        .extracting(assessed -> assessed.crossing().recordId())
        .containsExactly("r1", "r2");
    AssessedStay first = assessment.stays().get(0);
    assertThat(first.stay().exitSupposed()).isTrue();
    assertThat(first.stay().entrySupposed()).isFalse();
    assertThat(first.stay().nights()).isEqualTo(6);
    Crossing exit = first.stay().exit();
    assertThat(exit.recordId()).isEmpty();
    assertThat(exit.direction()).isEqualTo(Direction.EXIT);
    assertThat(exit.citizenship()).isEqualTo("DEU");
    assertThat(Day.toString(exit.date())).isEqualTo("2014-02-19");
  }

  @Test
  void aSupposedEntryHasNoAuthorisedDateOfItsOwn() {
    Traveller traveller = Traveller.traveller().leaves("2014-01-01").leaves("2014-07-01");
    traveller.withAuthorisedUntil(Day.parse("2014-12-31"));
    ShortStay supposed = assess(IMPUTE, traveller, "2014-07-01").stays().get(0).stay().shortStay();
    assertThat(Day.toString(supposed.authorisedUntil())).isEqualTo("2014-06-29");
    assertThat(supposed.overstay()).isEqualTo(Overstay.CONFIRMED);
  }

  @Test
  void aMissingEntryIsSupposedAndHasAnOutcome() {
    Traveller traveller = Traveller.traveller().leaves("2014-01-01").leaves("2014-01-04");
    Assessment assessment = assess(IMPUTE, traveller, "2014-02-27");
    AssessedStay stay = assessment.stays().get(0);
    assertThat(stay.stay().entrySupposed()).isTrue();
    assertThat(Day.toString(stay.stay().entryDate())).isEqualTo("2014-01-02");
    assertThat(stay.entryOutcome().verdict()).hasToString("NOT_MIGRANT");
    assertThat(outcomes(assessment))
        .containsExactly("r1 PENDING RESIDENT>UNKNOWN", "r2 PENDING UNKNOWN>UNKNOWN");
  }

  @Test
  void anOpenStayIsDueWhenItBeginsToBeOverstayed() {
    Traveller traveller = Traveller.traveller().enters("2024-01-01");
    Assessment lawful = assess(SET_ASIDE, traveller, "2024-01-01");
    assertThat(Day.toString(lawful.nextDue())).isEqualTo("2024-03-31");
    Assessment over = assess(SET_ASIDE, traveller, "2024-03-31");
    assertThat(over.stays().get(0).stay().shortStay().overstay()).isEqualTo(Overstay.SUSPECTED);
    assertThat(Day.toString(over.nextDue())).isEqualTo("2024-12-31");
  }

  @Test
  void laterCrossingsOnlySayWhenToLookAgain() {
    Traveller traveller = Traveller.traveller().enters("2024-01-01").leaves("2024-02-01");
    Assessment assessment = assess(SET_ASIDE, traveller, "2024-01-15");
    assertThat(assessment.crossings()).hasSize(1);
    assertThat(assessment.stays().get(0).stay().isOpen()).isTrue();
    assertThat(Day.toString(assessment.nextDue())).isEqualTo("2024-02-01");
  }

  @Test
  void nobodyMeansNothing() {
    Assessment assessment = SET_ASIDE.assess(List.of(), KnownResidence.of(true, 0), 100);
    assertThat(assessment).isEqualTo(new Assessment(List.of(), List.of(), 0, false, Day.NONE));
  }

  @Test
  void eachRuleJudgesForItself() {
    NamedRules named = NamedRules.standard();
    RuleBook rules =
        new RuleBook("NZL", List.of(named.named("6/12"), named.named("12/16")), Anomalies.IMPUTE);
    Traveller traveller = Traveller.traveller().enters("2017-01-01").leaves("2017-09-08");
    List<Outcome> entry = assess(rules, traveller, "2019-01-01").crossings().get(0).outcomes();
    assertThat(entry)
        .extracting(outcome -> outcome.verdict().name())
        .containsExactly("MIGRANT", "NOT_MIGRANT");
  }

  @Test
  void needsARule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RuleBook("NZL", List.of(), Anomalies.IMPUTE));
  }
}
