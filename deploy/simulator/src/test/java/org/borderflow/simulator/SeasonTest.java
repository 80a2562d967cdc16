package org.borderflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SeasonTest {

  @Test
  void easterIsWhereTheCalendarPutsIt() {
    assertThat(easter(2019)).isEqualTo("2019-04-21");
    assertThat(easter(2021)).isEqualTo("2021-04-04");
    assertThat(easter(2024)).isEqualTo("2024-03-31");
    assertThat(easter(2025)).isEqualTo("2025-04-20");
    assertThat(easter(2038)).isEqualTo("2038-04-25");
  }

  @Test
  void weekdaysAreCountedFromMonday() {
    assertThat(Weekday.of(day("2024-01-01"))).isEqualTo(Weekday.MONDAY);
    assertThat(Weekday.of(day("1969-12-28"))).isEqualTo(Weekday.SUNDAY);
  }

  @Test
  void theDaysBeforeChristmasAreBusyAndChristmasIsNot() {
    assertThat(Season.AWAY.weight(day("2023-12-22")))
        .isGreaterThan(Season.AWAY.weight(day("2023-12-08")));
    assertThat(Season.AWAY.weight(day("2023-12-25")))
        .isLessThan(Season.AWAY.weight(day("2023-12-11")));
    assertThat(Season.BUSINESS.weight(day("2023-12-27")))
        .isLessThan(Season.BUSINESS.weight(day("2023-12-06")));
  }

  @Test
  void aYearHasAboutAsManyTripsAsTheRateSays() {
    int first = day("2000-01-01");
    int last = day("2049-12-31");
    Almanac almanac = new Almanac(first, last);
    for (Season season : Season.values()) {
      Chance chance = Chance.of(1, 1, 1);
      int trips = 0;
      for (int day = almanac.next(first - 1, season, 2, chance);
          day <= last;
          day = almanac.next(day, season, 2, chance)) {
        trips++;
      }
      assertThat(trips / 50.0).as(season.name()).isBetween(1.5, 2.5);
    }
  }

  private static String easter(int year) {
    return LocalDate.ofEpochDay(Festivity.easter(year)).toString();
  }

  private static int day(String date) {
    return Math.toIntExact(LocalDate.parse(date).toEpochDay());
  }
}
