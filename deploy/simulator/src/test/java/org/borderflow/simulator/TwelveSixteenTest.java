package org.borderflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.simulator.TwelveSixteen.Step;
import org.borderflow.simulator.TwelveSixteen.Verdict;
import org.junit.jupiter.api.Test;

class TwelveSixteenTest {

  @Test
  void aVisitorOfTenDaysIsNoMigrant() {
    assertThat(visitor().arrives("2017-01-01").departs("2017-01-11").migrations())
        .containsExactly(false, false);
  }

  @Test
  void whoArrivesAndStaysIsAMigrant() {
    assertThat(visitor().arrives("2017-01-01").migrations()).containsExactly(true);
  }

  @Test
  void eightMonthsAreNotEnough() {
    assertThat(visitor().arrives("2017-01-01").departs("2017-09-08").migrations())
        .containsExactly(false, false);
  }

  @Test
  void anImmigrantsHolidaysAreNoMigrations() {
    assertThat(
            visitor()
                .arrives("2017-01-01")
                .departs("2018-01-06")
                .arrives("2018-01-16")
                .departs("2018-11-02")
                .arrives("2018-11-12")
                .migrations())
        .containsExactly(true, false, false, false, false);
  }

  @Test
  void theRaceIsLostWithTheHundredAndTwentyThirdDayBack() {
    assertThat(visitor().arrives(0).departs(200).arrives(322).migrations())
        .containsExactly(true, false, false);
    // The second arrival then begins a stay of its own.
    assertThat(visitor().arrives(0).departs(200).arrives(323).migrations())
        .containsExactly(false, false, true);
  }

  @Test
  void theRaceIsWonWithTheThreeHundredAndSixtyFifthDayAway() {
    assertThat(resident().departs(0).arrives(365).migrations()).containsExactly(true, true);
    assertThat(resident().departs(0).arrives(364).migrations()).containsExactly(false, false);
  }

  @Test
  void whoEmigratedIsAVisitorOnTheWayBack() {
    assertThat(resident().departs(0).arrives(400).departs(430).arrives(900).migrations())
        .containsExactly(true, false, false, true);
  }

  @Test
  void theStatusBeforeIsTheStatusAfterTheOneBefore() {
    assertThat(resident().departs(0).arrives(400).departs(410).verdicts())
        .extracting(Verdict::residentBefore)
        .containsExactly(true, false, false);
  }

  /** On whole lives the race must say what the plain definition says: 365 of the next 487 days. */
  @Test
  void theRaceAgreesWithTheDefinition() {
    World world = World.of("NZL", day("2022-01-01"), day("2022-12-31"));
    for (long number = 1; number <= 400; number++) {
      Chance chance = Chance.of(3, 1, number);
      Life life = Role.CAST.draw(chance).story().tell(world, chance, number);
      List<Step> steps =
          life.crossings().stream().map(each -> new Step(each.direction(), each.day())).toList();
      List<Verdict> verdicts = TwelveSixteen.judge(life.residentAtStart(), steps);
      for (int i = 0; i < steps.size(); i++) {
        boolean candidate =
            verdicts.get(i).residentBefore() == (steps.get(i).direction() == Direction.EXIT);
        assertThat(verdicts.get(i).migrant())
            .isEqualTo(candidate && daysOnFarSide(steps, i) >= 365);
      }
    }
  }

  private static int daysOnFarSide(List<Step> steps, int start) {
    int windowEnd = steps.get(start).day() + 487;
    int days = 0;
    for (int i = start; i < steps.size(); i += 2) {
      int until = i + 1 < steps.size() ? steps.get(i + 1).day() : windowEnd;
      days += Math.max(0, Math.min(until, windowEnd) - steps.get(i).day());
    }
    return days;
  }

  private static Itinerary resident() {
    return new Itinerary(true);
  }

  private static Itinerary visitor() {
    return new Itinerary(false);
  }

  private static int day(String date) {
    return Math.toIntExact(LocalDate.parse(date).toEpochDay());
  }

  /** A life told by hand. */
  private static final class Itinerary {
    private final boolean resident;
    private final List<Step> steps = new ArrayList<>();

    Itinerary(boolean resident) {
      this.resident = resident;
    }

    Itinerary arrives(String date) {
      return arrives(day(date));
    }

    Itinerary departs(String date) {
      return departs(day(date));
    }

    Itinerary arrives(int day) {
      steps.add(new Step(Direction.ENTRY, day));
      return this;
    }

    Itinerary departs(int day) {
      steps.add(new Step(Direction.EXIT, day));
      return this;
    }

    List<Verdict> verdicts() {
      return TwelveSixteen.judge(resident, steps);
    }

    List<Boolean> migrations() {
      return verdicts().stream().map(Verdict::migrant).toList();
    }
  }
}
