package org.borderflow.simulator;

import java.time.LocalDate;
import java.time.MonthDay;

/** What Christmas and Easter do to a season. */
enum Festivity {
  NONE {
    @Override
    int percent(int day) {
      return 100;
    }
  },
  /** Everybody leaves in the days before; nobody on the day itself. */
  LEISURE {
    @Override
    int percent(int day) {
      MonthDay date = MonthDay.from(LocalDate.ofEpochDay(day));
      if (date.equals(CHRISTMAS)) {
        return 45;
      }
      int toEaster = easter(LocalDate.ofEpochDay(day).getYear()) - day;
      boolean rush = date.isAfter(LAST_SCHOOL_DAY) && date.isBefore(CHRISTMAS);
      return rush || (toEaster >= 2 && toEaster <= 4) ? 165 : 100;
    }
  },
  /** Offices are closed. */
  WORK {
    @Override
    int percent(int day) {
      MonthDay date = MonthDay.from(LocalDate.ofEpochDay(day));
      int sinceEaster = day - easter(LocalDate.ofEpochDay(day).getYear());
      boolean closed = date.isAfter(LAST_OFFICE_DAY) || date.isBefore(FIRST_OFFICE_DAY);
      return closed || (sinceEaster >= -2 && sinceEaster <= 1) ? 20 : 100;
    }
  };

  private static final MonthDay LAST_SCHOOL_DAY = MonthDay.of(12, 16);
  private static final MonthDay LAST_OFFICE_DAY = MonthDay.of(12, 22);
  private static final MonthDay CHRISTMAS = MonthDay.of(12, 25);
  private static final MonthDay FIRST_OFFICE_DAY = MonthDay.of(1, 6);

  abstract int percent(int day);

  /**
   * Easter Sunday as an epoch day, by the Gregorian computus in Gauss's form with Lilius's ages.
   */
  static int easter(int year) {
    int century = year / 100;
    int golden = year % 19;
    int epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    int moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    int offset = moon - weekday;
    int month = 3 + (offset + 40) / 44;
    int dayOfMonth = offset + 28 - 31 * (month / 4);
    return Math.toIntExact(LocalDate.of(year, month, dayOfMonth).toEpochDay());
  }
}
