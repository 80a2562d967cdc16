package org.borderflow.rules.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderflow.rules.Traveller.traveller;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.borderflow.rules.AssessedStay;
import org.borderflow.rules.Examination;
import org.borderflow.rules.Fold;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.Judgement;
import org.borderflow.rules.RandomTravel;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.Traveller;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.stay.Stay;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LengthTallyTest {

  private static final RuleBook SET_ASIDE = rules(Anomalies.SET_ASIDE);
  private static final RuleBook IMPUTE = rules(Anomalies.IMPUTE);

  private static RuleBook rules(Anomalies anomalies) {
    return new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), anomalies);
  }

  static long[] seeds() {
    return new Random(41).longs(400, 0, Long.MAX_VALUE).toArray();
  }

  @Test
  void staysAndAbsencesAreCountedInTheYearInWhichTheyEnd() {
    Traveller visitor =
        traveller()
            .enters("2019-12-30")
            .leaves("2020-01-02")
            .enters("2020-12-31")
            .leaves("2020-12-31")
            .enters("2021-01-02");

    assertThat(counted(SET_ASIDE, visitor, "2024-01-01"))
        .isEqualTo(
            Map.of(
                group(Direction.ENTRY, 2020, "N1T3"), new LengthCount(1, 1),
                group(Direction.EXIT, 2020, "N270T364"), new LengthCount(1, 1),
                group(Direction.ENTRY, 2020, "N0"), new LengthCount(1, 1),
                group(Direction.EXIT, 2021, "N1T3"), new LengthCount(1, 1)));
  }

  @Test
  void whoComesTwiceIsOneTravellerWithTwoStays() {
    Traveller visitor =
        traveller()
            .enters("2020-03-01")
            .leaves("2020-03-03")
            .enters("2020-05-01")
            .leaves("2020-05-04");

    assertThat(counted(SET_ASIDE, visitor, "2024-01-01"))
        .containsEntry(group(Direction.ENTRY, 2020, "N1T3"), new LengthCount(2, 1));
  }

  @Test
  void whatHasNotEndedOrNotBegunInSightIsNotCounted() {
    Traveller open = traveller().enters("2020-03-01");
    assertThat(counted(SET_ASIDE, open, "2024-01-01")).isEmpty();
    assertThat(counted(SET_ASIDE, traveller().leaves("2020-03-01"), "2024-01-01")).isEmpty();
    assertThat(counted(SET_ASIDE, open.leaves("2020-03-05"), "2020-03-04")).isEmpty();
  }

  @Test
  void whoIsSetAsideHasNoneAndWhatIsSupposedCounts() {
    Traveller twice = traveller().enters("2020-03-01").enters("2020-03-11");

    assertThat(counted(SET_ASIDE, twice, "2024-01-01")).isEmpty();
    assertThat(counted(IMPUTE, twice, "2024-01-01"))
        .isEqualTo(
            Map.of(
                group(Direction.ENTRY, 2020, "N4T7"), new LengthCount(1, 1),
                group(Direction.EXIT, 2020, "N4T7"), new LengthCount(1, 1)));
  }

  /** The law: what differs, added to what was counted, is what is to be counted. */
  @ParameterizedTest
  @MethodSource("seeds")
  void differencesAddUp(long seed) {
    RuleBook rules = seed % 2 == 0 ? SET_ASIDE : IMPUTE;
    Random random = new Random(seed);
    Traveller travel = RandomTravel.untidyAndLong(seed).traveller();
    LengthTally tally = new LengthTally();
    Judgement before = null;
    for (int i = 0; i < 5; i++) {
      int asOf = travel.crossings().get(0).date() + random.nextInt(2_000);
      List<Crossing> known =
          travel.crossings().stream().filter(crossing -> random.nextInt(4) > 0).toList();
      Examination examined = examine(rules, FoldedPast.NONE, known, asOf);
      tally.count(before, examined.judgement());
      before = examined.judgement();

      assertThat(stands(tally, Direction.ENTRY)).isEqualTo(staysOf(examined));
      LengthTally atOnce = new LengthTally();
      atOnce.count(null, before);
      assertThat(stands(tally, Direction.EXIT)).isEqualTo(stands(atOnce, Direction.EXIT));
    }
    tally.count(before, null);
    assertThat(stands(tally, Direction.ENTRY)).isEmpty();
    assertThat(stands(tally, Direction.EXIT)).isEmpty();
  }

  /** What comes after a fold is counted as if nothing were folded. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatRemainsAfterAFoldIsCountedAsBefore(long seed) {
    List<Crossing> crossings = RandomTravel.cleanAndLong(seed).traveller().crossings();
    int last = crossings.get(crossings.size() - 1).date();
    Fold fold =
        SET_ASIDE.fold(FoldedPast.NONE, crossings, Traveller.traveller().initial(), last - 300);
    List<Crossing> remain =
        crossings.stream().filter(crossing -> !fold.forgotten().contains(crossing)).toList();
    LengthTally whole = new LengthTally();
    whole.count(null, examine(SET_ASIDE, FoldedPast.NONE, crossings, last).judgement());
    LengthTally parts = new LengthTally();
    parts.count(null, examine(SET_ASIDE, FoldedPast.NONE, fold.forgotten(), last).judgement());
    parts.count(null, examine(SET_ASIDE, fold.past(), remain, last).judgement());

    assertThat(stays(parts)).isEqualTo(stays(whole));
  }

  private static Map<LengthGroup, Long> stays(LengthTally tally) {
    Map<LengthGroup, Long> stays = new HashMap<>();
    tally.counts().forEach((group, count) -> stays.put(group, count.stays()));
    return stays;
  }

  private static Map<LengthGroup, LengthCount> stands(LengthTally tally, Direction direction) {
    Map<LengthGroup, LengthCount> stands = new HashMap<>(tally.counts());
    stands
        .entrySet()
        .removeIf(
            entry ->
                entry.getKey().direction() != direction
                    || entry.getValue().equals(LengthCount.NONE));
    return stands;
  }

  /** A second way to count: from the stays that the assessment tells. */
  private static Map<LengthGroup, LengthCount> staysOf(Examination examined) {
    Map<LengthGroup, LengthCount> counts = new HashMap<>();
    for (AssessedStay assessed : examined.assessment().stays()) {
      Stay stay = assessed.stay();
      if (!stay.isOpen()) {
        LengthGroup group =
            new LengthGroup(
                Direction.ENTRY,
                LocalDate.ofEpochDay(stay.exitDate()).getYear(),
                LengthClass.of(stay.nights()));
        LengthCount known = counts.getOrDefault(group, new LengthCount(0, 1));
        counts.put(group, new LengthCount(known.stays() + 1, 1));
      }
    }
    return counts;
  }

  private static Map<LengthGroup, LengthCount> counted(
      RuleBook rules, Traveller traveller, String asOf) {
    LengthTally tally = new LengthTally();
    tally.count(
        null, examine(rules, FoldedPast.NONE, traveller.crossings(), Day.parse(asOf)).judgement());
    return tally.counts();
  }

  private static Examination examine(
      RuleBook rules, FoldedPast past, List<Crossing> crossings, int asOf) {
    return rules.examine(past, crossings, Traveller.traveller().initial(), asOf);
  }

  private static LengthGroup group(Direction direction, int year, String code) {
    LengthClass length =
        LengthClass.ALL.stream().filter(each -> each.code().equals(code)).findAny().orElseThrow();
    return new LengthGroup(direction, year, length);
  }
}
