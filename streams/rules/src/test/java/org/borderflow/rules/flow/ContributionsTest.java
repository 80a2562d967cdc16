package org.borderflow.rules.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.RandomTravel;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.Traveller;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.KnownResidence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What crossings and stays add to the cells. */
class ContributionsTest {
  private static final NamedRules NAMED = NamedRules.standard();
  private static final List<Cube> CUBES = Cubes.standard();

  private static Tally tally(RuleBook rules, Assessment assessment, int sign, Tally tally) {
    Contributions contributions = new Contributions(CUBES);
    List<Runnable> counts = new ArrayList<>();
    assessment.crossings().forEach(c -> counts.add(() -> contributions.count(c, sign, tally)));
    assessment.stays().forEach(s -> counts.add(() -> contributions.count(s, sign, tally)));
    Collections.shuffle(counts, new Random(rules.hashCode()));
    counts.forEach(Runnable::run);
    return tally;
  }

  static long[] seeds() {
    return new Random(4).longs(100, 0, Long.MAX_VALUE).toArray();
  }

  private static Assessment random(RuleBook rules, long seed) {
    RandomTravel travel = RandomTravel.untidy(seed);
    return rules.assess(
        travel.traveller().crossings(),
        travel.initial(),
        Day.parse("2020-07-05") + Math.floorMod(seed, 700));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsAddedAndTakenAwayLeavesNothing(long seed) {
    for (Anomalies anomalies : Anomalies.values()) {
      RuleBook rules = new RuleBook("NZL", NAMED.all(), anomalies);
      Assessment assessment = random(rules, seed);
      Tally tally = tally(rules, assessment, 1, new Tally(NAMED.all().size()));
      tally(rules, assessment, -1, tally);
      assertThat(tally.groups().values()).allMatch(Counters::isZero);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyCubeAddsUpToTheTotal(long seed) {
    RuleBook rules = new RuleBook("NZL", NAMED.all(), Anomalies.IMPUTE);
    Tally tally = tally(rules, random(rules, seed), 1, new Tally(NAMED.all().size()));
    Map<Cube, Map<String, Counters>> sums = new HashMap<>();
    tally
        .groups()
        .forEach(
            (group, counters) ->
                sums.computeIfAbsent(group.cube(), cube -> new HashMap<>())
                    .computeIfAbsent(
                        group.month() + " " + group.direction(),
                        period -> new Counters(NAMED.all().size()))
                    .add(counters));
    assertThat(sums.keySet()).containsExactlyInAnyOrderElementsOf(CUBES);
    assertThat(sums.values()).allMatch(sums.get(Cubes.parse("total"))::equals);
  }

  /**
   * One stay of a foreigner as a non-resident, told from entry and exit, {@code -} for none: what
   * is counted in which month, settled or pending.
   */
  @ParameterizedTest
  @CsvSource({
    "2023-05-01, 2023-05-01, 2025-01-01, SAME_DAY_VISITS 2023-05 A 1",
    "2023-05-31, 2023-06-02, 2025-01-01, OVERNIGHT_VISITS 2023-05 A 1; NIGHTS 2023-06 D 2",
    // while the entry may still be a migration the visit counts, pending
    "2023-05-31, 2023-06-02, 2023-06-02, OVERNIGHT_VISITS 2023-05 A ?1; NIGHTS 2023-06 D ?2",
    // a trip of a year is a migration and no visit
    "2023-05-01, 2024-05-01, 2026-01-01, OVERSTAYS_CONFIRMED 2023-07 A 1",
    "2023-05-01, -, 2023-07-29, ''",
    "2023-05-01, -, 2023-07-30, OVERSTAYS_SUSPECTED 2023-07 A 1",
  })
  void countsAStay(String entry, String exit, String asOf, String expected) {
    Traveller traveller = Traveller.traveller().enters(entry);
    if (!exit.equals("-")) {
      traveller.leaves(exit);
    }
    RuleBook rules = new RuleBook("NZL", List.of(NAMED.named("12/16")), Anomalies.SET_ASIDE);
    Assessment assessment =
        rules.assess(traveller.crossings(), KnownResidence.NONE, Day.parse(asOf));
    Tally tally = new Tally(1);
    assessment
        .stays()
        .forEach(stay -> new Contributions(List.of(Cubes.parse("total"))).count(stay, 1, tally));
    List<String> counted = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      tally.groups().forEach((group, counters) -> tell(measure, group, counters, counted));
    }
    assertThat(String.join("; ", counted)).isEqualTo(expected);
  }

  private static void tell(Measure measure, CellGroup group, Counters counters, List<String> to) {
    int slot = measure == Measure.MIGRANTS ? Counters.migrants(0) : Counters.slot(measure);
    String pending = counters.pending(slot) == 0 ? "" : "?" + counters.pending(slot);
    String settled = counters.settled(slot) == 0 ? "" : "" + counters.settled(slot);
    if (!settled.isEmpty() || !pending.isEmpty()) {
      String month = String.format("%04d-%02d", group.month() / 12, group.month() % 12 + 1);
      String direction = group.direction() == Direction.ENTRY ? "A" : "D";
      to.add(measure + " " + month + " " + direction + " " + settled + pending);
    }
  }
}
