package org.borderflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PopulationTest {

  private static final World WORLD =
      World.of("NZL", day(LocalDate.of(2021, 1, 1)), day(LocalDate.of(2023, 12, 31)));
  private static final Population POPULATION = Population.of(WORLD, 2, 8000);

  @Test
  void threeYearsBringAboutTenCrossingsEach() {
    assertThat(POPULATION.travellers()).isEqualTo(8000);
    assertThat(POPULATION.crossings().size() / 8000.0).isBetween(8.0, 13.0);
  }

  @Test
  void aLongerPeriodBringsMore() {
    World oneYear = World.of("NZL", WORLD.from(), WORLD.from() + 364);

    assertThat(Population.of(oneYear, 2, 2000).crossings().size() / 2000.0).isBetween(3.0, 7.0);
  }

  @Test
  void allKindsOfTravellersPurposesPermitsAndOutcomesOccur() {
    Set<TravellerClass> classes = EnumSet.noneOf(TravellerClass.class);
    Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
    Set<Permit> permits = EnumSet.noneOf(Permit.class);
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    Set<String> citizenships = new HashSet<>();
    Set<Post> posts = new HashSet<>();
    for (int i = 0; i < POPULATION.crossings().size(); i++) {
      Crossing crossing = POPULATION.crossings().get(i);
      classes.add(crossing.trip().travellerClass());
      purposes.add(crossing.trip().purpose());
      permits.add(crossing.trip().permit());
      outcomes.add(POPULATION.outcome(i));
      citizenships.add(crossing.traveller().citizenship());
      posts.add(crossing.post());
    }

    assertThat(classes).hasSize(TravellerClass.values().length);
    assertThat(purposes).hasSize(Purpose.values().length);
    assertThat(permits).hasSize(Permit.values().length);
    assertThat(outcomes).hasSize(Outcome.values().length);
    assertThat(citizenships).hasSizeGreaterThan(40);
    assertThat(posts).hasSameSizeAs(WORLD.posts().all());
  }

  @Test
  void someVisitorsStayTooLong() {
    Map<Long, Integer> entries = new HashMap<>();
    int tooLong = 0;
    for (Crossing crossing : POPULATION.crossings()) {
      long traveller = crossing.traveller().number();
      if (crossing.direction() == Direction.ENTRY) {
        entries.put(traveller, crossing.day());
      } else if (crossing.trip().permit() == Permit.NONE
          && !crossing.traveller().citizenship().equals("NZL")
          && entries.containsKey(traveller)) {
        tooLong += crossing.day() - entries.get(traveller) > 90 ? 1 : 0;
      }
    }
    assertThat(tooLong).isPositive();
  }

  @Test
  void residentsLeaveBeforeTheWeekendAndComeBackOnSundays() {
    int[] exits = byWeekday(Direction.EXIT, "NZL");
    int[] entries = byWeekday(Direction.ENTRY, "NZL");

    assertThat(exits[Weekday.FRIDAY]).isGreaterThan(exits[Weekday.MONDAY + 1]);
    assertThat(entries[Weekday.SUNDAY]).isGreaterThan(2 * entries[Weekday.MONDAY + 1]);
  }

  @Test
  void touristsComeInSummer() {
    Map<Purpose, int[]> months = new EnumMap<>(Purpose.class);
    for (Crossing crossing : POPULATION.crossings()) {
      if (crossing.direction() == Direction.ENTRY && !crossing.trip().residence().equals("NZL")) {
        int month = LocalDate.ofEpochDay(crossing.day()).getMonthValue();
        months.computeIfAbsent(crossing.trip().purpose(), any -> new int[13])[month]++;
      }
    }
    int[] holidays = months.get(Purpose.HOLIDAY);

    assertThat(holidays[1]).isGreaterThan(holidays[6] * 3 / 2);
    assertThat(holidays[12]).isGreaterThan(holidays[6] * 3 / 2);
  }

  /** Exactly those are listed whose first crossing would mislead. */
  @Test
  void theInitialStatusContradictsTheFirstCrossing() {
    Map<Long, Direction> first = new HashMap<>();
    for (Crossing crossing : POPULATION.crossings()) {
      if (crossing.inScope()) {
        first.putIfAbsent(crossing.traveller().number(), crossing.direction());
      }
    }
    assertThat(POPULATION.statuses()).isNotEmpty().hasSizeLessThan(8000 / 8);
    assertThat(POPULATION.statuses())
        .allSatisfy(
            status ->
                assertThat(first.get(status.traveller().number()))
                    .isEqualTo(status.resident() ? Direction.ENTRY : Direction.EXIT));
  }

  private static int[] byWeekday(Direction direction, String citizenship) {
    int[] counts = new int[7];
    for (Crossing crossing : POPULATION.crossings()) {
      if (crossing.direction() == direction
          && crossing.traveller().citizenship().equals(citizenship)) {
        counts[Weekday.of(crossing.day())]++;
      }
    }
    return counts;
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
