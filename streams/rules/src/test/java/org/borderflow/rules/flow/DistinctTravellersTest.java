package org.borderflow.rules.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.RandomTravel;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.Traveller;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.KnownResidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Travellers are counted once a cell, whatever they do there. */
class DistinctTravellersTest {

  private static final NamedRules NAMED = NamedRules.standard();
  private static final RuleBook RULES = new RuleBook("NZL", NAMED.all(), Anomalies.SET_ASIDE);
  private static final List<Cube> CUBES = Cubes.standard();

  private final Contributions contributions = new Contributions(CUBES);
  private final DistinctTravellers travellers = new DistinctTravellers(contributions);

  static long[] seeds() {
    return new Random(5).longs(200, 0, Long.MAX_VALUE).toArray();
  }

  /** Assessments come and go, and at any time the sums are what the last ones say. */
  @ParameterizedTest
  @MethodSource("seeds")
  void sumsAreThoseOfTheLastAssessments(long seed) {
    Random random = new Random(seed);
    Tally tally = new Tally(RULES.rules().size());
    List<Assessment> last = new ArrayList<>();
    for (int traveller = 0; traveller < 3; traveller++) {
      RandomTravel travel = RandomTravel.untidy(random.nextLong());
      Assessment before = null;
      for (int change = 0; change < 4; change++) {
        List<Crossing> crossings = new ArrayList<>(travel.traveller().crossings());
        crossings.removeIf(crossing -> random.nextInt(4) == 0);
        Assessment after =
            RULES.assess(
                crossings, travel.initial(), Day.parse("2020-01-01") + random.nextInt(1_000));
        travellers.count(before, after, tally);
        before = after;
      }
      last.add(before);
    }
    assertThat(numbers(tally)).isEqualTo(counted(last));
  }

  @Test
  void aYearHasItsTravellersOnceAndNotThoseOfItsMonthsTogether() {
    Traveller often =
        Traveller.traveller()
            .enters("2023-03-01")
            .leaves("2023-03-02")
            .enters("2023-03-30")
            .leaves("2023-04-02")
            .enters("2023-05-01")
            .leaves("2024-01-03");
    Tally tally = new Tally(RULES.rules().size());
    travellers.count(
        null, RULES.assess(often.crossings(), KnownResidence.NONE, Day.parse("2026-01-01")), tally);
    Map<String, long[]> crossings = new HashMap<>();
    int slot = Counters.slot(Measure.CROSSINGS);
    tally
        .groups()
        .forEach(
            (group, counters) -> {
              if (group.cube().dimensions().isEmpty() && counters.travellers(slot) != 0) {
                crossings.put(
                    group.direction() + " " + group.month() / 12 + "-" + (group.month() % 12 + 1),
                    new long[] {counters.travellers(slot), counters.firstInYear(slot)});
              }
            });
    assertThat(crossings)
        .containsOnlyKeys(
            "ENTRY 2023-3", "ENTRY 2023-5", "EXIT 2023-3", "EXIT 2023-4", "EXIT 2024-1")
        .containsEntry("ENTRY 2023-3", new long[] {1, 1})
        .containsEntry("ENTRY 2023-5", new long[] {1, 0})
        .containsEntry("EXIT 2023-3", new long[] {1, 1})
        .containsEntry("EXIT 2023-4", new long[] {1, 0})
        .containsEntry("EXIT 2024-1", new long[] {1, 1});
  }

  /** By group and slot, and by the same with the year in place of the month: numbers over zero. */
  private static Map<String, Long> numbers(Tally tally) {
    Map<String, Long> numbers = new HashMap<>();
    tally
        .groups()
        .forEach(
            (group, counters) -> {
              for (int slot = 0; slot < counters.slots(); slot++) {
                String where = place(group) + " " + slot;
                numbers.merge(where + " " + group.month(), counters.travellers(slot), Long::sum);
                numbers.merge(
                    where + " year " + group.month() / 12, counters.firstInYear(slot), Long::sum);
              }
            });
    numbers.values().removeIf(number -> number == 0);
    return numbers;
  }

  private Map<String, Long> counted(List<Assessment> assessments) {
    Map<String, Set<Integer>> travellers = new HashMap<>();
    for (int i = 0; i < assessments.size(); i++) {
      int traveller = i;
      contributions.ofAll(
          assessments.get(i),
          (crossing, date, direction, slot, settled, n) -> {
            int month = Contributions.monthOf(date);
            for (Cube cube : CUBES) {
              String[] codes =
                  cube.dimensions().stream()
                      .map(dimension -> dimension.codeOf(crossing))
                      .toArray(String[]::new);
              String where = place(new CellGroup(cube, codes, month, direction)) + " " + slot;
              for (String period : List.of(" " + month, " year " + month / 12)) {
                travellers.computeIfAbsent(where + period, w -> new HashSet<>()).add(traveller);
              }
            }
          });
    }
    Map<String, Long> counted = new HashMap<>();
    travellers.forEach((where, who) -> counted.put(where, (long) who.size()));
    return counted;
  }

  private static String place(CellGroup group) {
    StringBuilder place = new StringBuilder(group.direction().name());
    for (Dimension dimension : Dimension.values()) {
      place.append(' ').append(group.code(dimension));
    }
    return place.toString();
  }
}
