package org.borderflow.rules.stay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.borderflow.rules.Traveller;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Itinerary;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravelOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaysTest {
  private static List<Stay> stays(Traveller traveller, String asOf) {
    Itinerary itinerary =
        Itinerary.through(
            TravelOrder.inOrder(traveller.crossings(), Day.NONE, KnownResidence.NONE), Day.NONE);
    return Stays.of(itinerary, List.of(), "NZL", ShortStayAllowance.SCHENGEN, Day.parse(asOf));
  }

  /** IRTS 2008, by calendar date; 1 to 10 November is nine nights but ten days. */
  @ParameterizedTest
  @CsvSource({
    "2023-05-01, 2023-05-01, 0, SAME_DAY, 1",
    "2023-05-01, 2023-05-02, 1, OVERNIGHT, 2",
    "2023-11-01, 2023-11-10, 9, OVERNIGHT, 10",
  })
  void countsNightsAndDays(String entry, String exit, int nights, Visit visit, int days) {
    Stay stay = stays(Traveller.traveller().enters(entry).leaves(exit), "2024-12-31").get(0);
    assertThat(stay.nights()).isEqualTo(nights);
    assertThat(stay.visit()).isEqualTo(visit);
    assertThat(stay.shortStay().daysUsed()).isEqualTo(days);
    assertThat(stay.exitDate()).isEqualTo(Day.parse(exit));
    assertThat(stay.usedBefore()).isEmpty();
  }

  @Test
  void anOpenStayRunsToTheAsOfDate() {
    Traveller traveller = Traveller.traveller().enters("2024-01-01").leaves("2024-01-10");
    traveller.enters("2024-03-01");
    Stay open = stays(traveller, "2024-03-05").get(1);
    assertThat(open.visit()).isEqualTo(Visit.OPEN);
    assertThat(open.exit()).isNull();
    assertThat(open.exitDate()).isEqualTo(Day.NONE);
    assertThat(open.nights()).isEqualTo(4);
    assertThat(open.shortStay().daysUsed()).isEqualTo(15);
    assertThat(Day.toString(open.shortStay().authorisedUntil())).isEqualTo("2024-05-19");
    assertThat(open.usedBefore())
        .containsExactly(new DayRange(Day.parse("2024-01-01"), Day.parse("2024-01-10")));
  }

  @Test
  void anExitThatComesFirstMakesNoStay() {
    Traveller traveller = Traveller.traveller().leaves("2024-01-10").enters("2024-03-01");
    assertThat(stays(traveller, "2024-03-05")).extracting(Stay::isOpen).containsExactly(true);
  }

  @Test
  void daysOfCitizensAndPermitsAreNotCounted() {
    Traveller traveller = Traveller.traveller();
    traveller.enters("2024-01-01").withPermit("WORK").leaves("2024-03-31");
    traveller.enters("2024-04-01").withCitizenship("NZL").leaves("2024-04-30");
    traveller.enters("2024-05-01").leaves("2024-05-10");
    List<Stay> stays = stays(traveller, "2024-12-31");
    assertThat(stays.get(0).shortStay()).isNull();
    assertThat(stays.get(1).shortStay()).isNull();
    assertThat(stays.get(2).shortStay().daysUsed()).isEqualTo(10);
  }

  @Test
  void aDayInTwoStaysCountsOnce() {
    Traveller traveller = Traveller.traveller().enters("2024-01-01").leaves("2024-01-10");
    traveller.enters("2024-01-10").leaves("2024-01-12");
    assertThat(stays(traveller, "2024-12-31").get(1).shortStay().daysUsed()).isEqualTo(12);
  }
}
