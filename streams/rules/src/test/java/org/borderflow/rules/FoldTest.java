package org.borderflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderflow.rules.Traveller.traveller;

import java.util.ArrayList;
import java.util.List;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.residence.Residence;
import org.borderflow.rules.residence.ResidenceSoFar;
import org.borderflow.rules.stay.DayRange;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravellerClass;
import org.junit.jupiter.api.Test;

class FoldTest {
  private static final RuleBook SET_ASIDE = rules(Anomalies.SET_ASIDE);
  private static final RuleBook IMPUTE = rules(Anomalies.IMPUTE);

  private static RuleBook rules(Anomalies anomalies) {
    return new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), anomalies);
  }

  @Test
  void aVisitIsFoldedOnceItsVerdictHasBeenSeen() {
    Traveller visitor = traveller().enters("2017-01-01").leaves("2017-01-11");
    // 10 days here and 122 days back: the entry is no migration on 2017-05-13, seen a day later.
    assertThat(folded(SET_ASIDE, visitor, "2017-05-14")).isEmpty();
    Fold fold = fold(SET_ASIDE, visitor, "2017-05-15");
    assertThat(records(fold.forgotten())).containsExactly("r1", "r2");
    assertThat(fold.past())
        .isEqualTo(
            new FoldedPast(
                false,
                Day.parse("2017-01-11"),
                Day.parse("2017-01-01"),
                List.of(
                    new ResidenceSoFar(
                        false, Day.parse("2017-05-13"), Day.parse("2017-05-14"), List.of())),
                List.of(new DayRange(Day.parse("2017-01-01"), Day.parse("2017-01-11")))));
  }

  @Test
  void anOpenStayRemainsHoweverLongAgoItBegan() {
    Traveller settler = traveller().enters("2000-01-01").leaves("2000-01-11").enters("2001-01-01");
    assertThat(folded(SET_ASIDE, settler, "2017-01-01")).containsExactly("r1", "r2");
  }

  @Test
  void anEmigrantIsFoldedAndComesBackAsNonResident() {
    Traveller emigrant = traveller().leaves("2010-01-01");
    Fold fold = fold(SET_ASIDE, emigrant, "2017-01-01");
    assertThat(records(fold.forgotten())).containsExactly("r1");
    Traveller back = traveller().enters("2018-01-01");
    Assessment assessed =
        SET_ASIDE.assess(
            fold.past(), back.crossings(), KnownResidence.NONE, Day.parse("2018-02-01"));
    assertThat(assessed.crossings().get(0).outcomes().get(0).before())
        .isEqualTo(Residence.NON_RESIDENT);
  }

  @Test
  void nothingFromTheHorizonOnIsFolded() {
    Traveller resident = traveller().leaves("2014-01-01").enters("2014-01-11").leaves("2017-01-01");
    // Not a resident any more on just the day of the last exit, which is final at once.
    resident.livesHere(false, "2017-01-01");
    assertThat(folded(SET_ASIDE, resident, "2016-06-01")).containsExactly("r1");
    assertThat(folded(SET_ASIDE, resident, "2017-01-02")).containsExactly("r1", "r2", "r3");
  }

  @Test
  void whoLeavesAndComesBackEachDayIsFoldedToTheLastEntry() {
    Traveller commuter = traveller();
    int day = Day.parse("2014-01-01");
    for (int i = 0; i < 365; i++, day++) {
      commuter.leaves(Day.toString(day)).atSecond(28_000);
      commuter.enters(Day.toString(day)).atSecond(64_000);
    }
    Fold fold = fold(SET_ASIDE, commuter, "2017-01-01");
    assertThat(fold.forgotten()).hasSize(2 * 365 - 1).doesNotContain(commuter.crossings().get(729));
  }

  @Test
  void ofADayAtMostOneCrossingRemains() {
    Traveller resident =
        traveller()
            .leaves("2014-01-01")
            .enters("2014-06-01")
            .leaves("2015-01-01")
            .enters("2015-01-01")
            .atSecond(500)
            .leaves("2015-01-01")
            .atSecond(100)
            .enters("2015-01-01")
            .atSecond(50);
    // Not a resident any more on that day: its first exit is final at once, its first entry is not.
    // Without that exit, which has no time, the day would be in the order of time.
    resident.livesHere(false, "2015-01-01");
    assertThat(folded(SET_ASIDE, resident, "2015-02-01")).containsExactly("r1");
    assertThat(folded(SET_ASIDE, resident, "2017-01-01"))
        .containsExactly("r1", "r2", "r3", "r4", "r5");
  }

  @Test
  void aFirstDayThatOnlyALaterDayCanOrderIsWaitedFor() {
    Traveller unclear = traveller().enters("2017-01-01").leaves("2017-01-01");
    assertThat(folded(SET_ASIDE, unclear, "2019-01-01")).isEmpty();
    assertThat(folded(SET_ASIDE, unclear.enters("2018-12-31"), "2019-01-01"))
        .containsExactly("r1", "r2");
    unclear.livesHere(false, "2017-01-01");
    assertThat(folded(SET_ASIDE, unclear, "2018-12-31")).containsExactly("r1", "r2");
  }

  @Test
  void crossingsOutOfScopeAreDropped() {
    Traveller crew = traveller().enters("2017-01-01").withClass(TravellerClass.CREW);
    crew.enters("2017-02-01").withClass(TravellerClass.CREW);
    Fold fold = fold(SET_ASIDE, crew, "2017-01-02");
    assertThat(records(fold.forgotten())).containsExactly("r1");
    assertThat(fold.past()).isEqualTo(FoldedPast.NONE);
  }

  @Test
  void whoIsSetAsideBeforeTheHorizonStaysSetAside() {
    Traveller twice = traveller().enters("2017-01-01").enters("2017-02-01").leaves("2017-03-01");
    Fold fold = fold(SET_ASIDE, twice, "2017-03-01");
    assertThat(records(fold.forgotten())).containsExactly("r1", "r2");
    assertThat(fold.past()).isEqualTo(FoldedPast.SET_ASIDE);
    Assessment assessed =
        SET_ASIDE.assess(
            fold.past(),
            twice.crossings().subList(2, 3),
            KnownResidence.NONE,
            Day.parse("2019-01-01"));
    assertThat(assessed.setAside()).isTrue();
    assertThat(assessed.stays()).isEmpty();
  }

  @Test
  void aContradictionThatMayStillBeMendedIsWaitedFor() {
    Traveller visitor = traveller().enters("2015-01-01").leaves("2015-01-11");
    visitor.enters("2017-01-01").enters("2017-02-01");
    assertThat(folded(SET_ASIDE, visitor, "2017-02-01")).isEmpty();
    assertThat(fold(SET_ASIDE, visitor, "2017-02-02").past()).isEqualTo(FoldedPast.SET_ASIDE);
  }

  @Test
  void aLaterContradictionSetsAsideOnlyWhatIsKept() {
    Traveller visitor = traveller().enters("2015-01-01").leaves("2015-01-11");
    Fold fold = fold(SET_ASIDE, visitor, "2017-01-01");
    Traveller unseen = traveller().leaves("2018-01-01");
    assertThat(
            SET_ASIDE
                .assess(
                    fold.past(), unseen.crossings(), KnownResidence.NONE, Day.parse("2019-01-01"))
                .setAside())
        .isTrue();
  }

  @Test
  void anExitAfterAFoldedExitSupposesAnEntryOnTheMiddleDate() {
    Traveller visitor = traveller().enters("2015-01-01").leaves("2015-01-11");
    Fold fold = fold(IMPUTE, visitor, "2017-01-01");
    Traveller unseen = traveller().leaves("2018-01-01");
    Assessment assessed =
        IMPUTE.assess(
            fold.past(), unseen.crossings(), KnownResidence.NONE, Day.parse("2019-01-01"));
    assertThat(assessed.supposed()).isEqualTo(1);
    assertThat(Day.toString(assessed.stays().get(0).stay().entryDate())).isEqualTo("2016-07-07");
  }

  @Test
  void whatIsSupposedBecauseOfALaterCrossingIsWaitedFor() {
    // A resident who left twice, was back on 2016-07-02 if that second exit stays.
    Traveller resident = traveller().leaves("2016-01-01").leaves("2017-01-01");
    assertThat(folded(IMPUTE, resident, "2017-01-01")).isEmpty();
    // Here twice in a row: only what was certain at the first of the two entries is folded.
    resident = traveller().leaves("2014-01-01").enters("2014-01-11");
    resident.leaves("2014-12-01").enters("2014-12-11").enters("2015-12-31");
    assertThat(folded(IMPUTE, resident, "2015-12-31")).containsExactly("r1");
    assertThat(folded(IMPUTE, resident, "2016-01-01")).containsExactly("r1", "r2", "r3");
  }

  @Test
  void aFrequentVisitorKeepsNoMoreThanTheLastVisits() {
    Traveller visitor = traveller();
    FoldedPast past = FoldedPast.NONE;
    List<Crossing> kept = new ArrayList<>();
    int most = 0;
    int day = Day.parse("2000-01-03");
    for (int week = 0; week < 20 * 52; week++, day += 7) {
      int told = visitor.crossings().size();
      visitor.enters(Day.toString(day)).leaves(Day.toString(day + 4));
      kept.addAll(visitor.crossings().subList(told, told + 2));
      Fold fold = SET_ASIDE.fold(past, kept, KnownResidence.NONE, day - 365);
      past = fold.past();
      kept.removeAll(fold.forgotten());
      most = Math.max(most, kept.size());
    }
    // A year, and the months in which a race may be open: 122 days back are three days a week.
    assertThat(most).isBetween(2 * 52, 2 * (52 + 122 / 3 + 2));
    assertThat(past.daysUsed()).hasSizeLessThan(180 / 7 + 2);
    assertThat(past.residences().get(0).earlyNo()).hasSizeLessThan(2 * (122 / 3 + 2));
  }

  private static Fold fold(RuleBook rules, Traveller traveller, String horizon) {
    return rules.fold(
        FoldedPast.NONE, traveller.crossings(), traveller.initial(), Day.parse(horizon));
  }

  private static List<String> folded(RuleBook rules, Traveller traveller, String horizon) {
    return records(fold(rules, traveller, horizon).forgotten());
  }

  private static List<String> records(List<Crossing> crossings) {
    return crossings.stream().map(Crossing::recordId).toList();
  }
}
