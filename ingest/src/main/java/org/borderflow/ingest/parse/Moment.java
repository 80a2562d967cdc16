package org.borderflow.ingest.parse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When a crossing took place, as written: {@code 2024-03-05T14:10:00+13:00}, the same without
 * offset, or a date alone. Seconds and their fraction may be left out, a blank may stand for the
 * {@code T}.
 *
 * @param date date as written
 * @param secondOfDay seconds since midnight as written, or {@link #UNKNOWN}
 * @param offset seconds east of UTC, or {@link #UNKNOWN}
 */
record Moment(LocalDate date, int secondOfDay, int offset) {

  static final int UNKNOWN = Integer.MIN_VALUE;

  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int GREATEST_OFFSET = 18 * 3600;

  /** The moment written in a range, or null if it is none. */
  static Moment parse(byte[] bytes, int from, int to) {
    LocalDate date = IsoText.date(bytes, from, to);
    if (date == null) {
      return null;
    }
    int at = from + DATE_LENGTH;
    if (at == to) {
      return new Moment(date, UNKNOWN, UNKNOWN);
    }
    int hour = IsoText.number(bytes, at + 1, to, 2);
    int minute = IsoText.number(bytes, at + 4, to, 2);
    if ((bytes[at] != 'T' && bytes[at] != 't' && bytes[at] != ' ')
        || !IsoText.is(bytes, at + 3, to, ':')
        || !within(hour, 23)
        || !within(minute, 59)) {
      return null;
    }
    at += 6;
    int second = 0;
    if (IsoText.is(bytes, at, to, ':')) {
      second = IsoText.number(bytes, at + 1, to, 2);
      at = afterFraction(bytes, at + 3, to);
      if (!within(second, 59) || at < 0) {
        return null;
      }
    }
    int secondOfDay = hour * 3600 + minute * 60 + second;
    if (at == to) {
      return new Moment(date, secondOfDay, UNKNOWN);
    }
    int offset = offset(bytes, at, to);
    return offset == UNKNOWN ? null : new Moment(date, secondOfDay, offset);
  }

  /** This moment by the calendar and clock of a zone; as written if either has no offset. */
  Moment in(ZoneId zone) {
    if (zone == null || offset == UNKNOWN) {
      return this;
    }
    long instant = date.toEpochDay() * SECONDS_PER_DAY + secondOfDay - offset;
    int there = zone.getRules().getOffset(Instant.ofEpochSecond(instant)).getTotalSeconds();
    long local = instant + there;
    return new Moment(
        LocalDate.ofEpochDay(Math.floorDiv(local, SECONDS_PER_DAY)),
        Math.floorMod(local, SECONDS_PER_DAY),
        there);
  }

  /**
   * Seconds since 1970 at this moment, or at the end of its day if no time is written.
   *
   * @param zone where it was, for what is written without an offset; UTC if null
   */
  long epochSecond(ZoneId zone) {
    long local =
        secondOfDay == UNKNOWN
            ? (date.toEpochDay() + 1) * SECONDS_PER_DAY
            : date.toEpochDay() * SECONDS_PER_DAY + secondOfDay;
    if (offset != UNKNOWN) {
      return local - offset;
    }
    return zone == null
        ? local
        : LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC).atZone(zone).toEpochSecond();
  }

  private static boolean within(int number, int greatest) {
    return number >= 0 && number <= greatest;
  }

  /** Place after a fraction of a second, if there is one; -1 if it has no digits. */
  private static int afterFraction(byte[] bytes, int from, int to) {
    if (!IsoText.is(bytes, from, to, '.') && !IsoText.is(bytes, from, to, ',')) {
      return from;
    }
    int at = from + 1;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at > from + 1 ? at : -1;
  }

  /** {@code Z}, {@code +13}, {@code +1300} or {@code +13:00}, in seconds. */
  private static int offset(byte[] bytes, int from, int to) {
    if ((bytes[from] == 'Z' || bytes[from] == 'z') && from + 1 == to) {
      return 0;
    }
    if (bytes[from] != '+' && bytes[from] != '-') {
      return UNKNOWN;
    }
    int hours = IsoText.number(bytes, from + 1, to, 2);
    int minutes = 0;
    int at = from + 3;
    if (at < to) {
      at = bytes[at] == ':' ? at + 1 : at;
      minutes = IsoText.number(bytes, at, to, 2);
      at += 2;
    }
    int seconds = hours * 3600 + minutes * 60;
    if (at != to || hours < 0 || !within(minutes, 59) || seconds > GREATEST_OFFSET) {
      return UNKNOWN;
    }
    return bytes[from] == '-' ? -seconds : seconds;
  }
}
