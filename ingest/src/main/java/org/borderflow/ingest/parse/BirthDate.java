package org.borderflow.ingest.parse;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Year and month of birth. The day is looked at to see whether the date exists, and not kept.
 *
 * @param year year of birth
 * @param month 1 to 12, or null if only the year is known
 */
record BirthDate(int year, Integer month) {

  private static final int UNKNOWN = -2;

  /**
   * The birth date written as {@code YYYY-MM-DD}, {@code YYYY-MM} or {@code YYYY}; null if it is
   * none. One after the crossing, or too long before it, is taken as it is written: which of the
   * two dates is wrong cannot be known here, and the crossing is not lost.
   */
  static BirthDate parse(byte[] bytes, int from, int to) {
    int year = IsoText.number(bytes, from, to, 4);
    if (year < 1) {
      return null;
    }
    int length = to - from;
    if (length == 4) {
      return new BirthDate(year, null);
    }
    int month = IsoText.number(bytes, from + 5, to, 2);
    if (length == 7 && IsoText.is(bytes, from + 4, to, '-') && month >= 1 && month <= 12) {
      return new BirthDate(year, month);
    }
    LocalDate date = length == 10 ? IsoText.date(bytes, from, to) : null;
    return date == null ? null : new BirthDate(year, month);
  }

  /**
   * The birth date written as {@code YYMMDD}, with {@code <<} for an unknown day or an unknown day
   * and month, in the latest century in which it is not after the crossing; null if it is none.
   */
  static BirthDate ofTwoDigitYear(String written, LocalDate crossing) {
    int year = part(written, 0);
    int month = part(written, 2);
    int day = part(written, 4);
    if (year < 0) {
      return null;
    }
    int full = crossing.getYear() / 100 * 100 + year;
    if (isAfter(full, month, day, crossing)) {
      full -= 100;
    }
    if (month == UNKNOWN) {
      return day == UNKNOWN ? new BirthDate(full, null) : null;
    }
    boolean exists =
        month >= 1
            && month <= 12
            && (day == UNKNOWN || (day >= 1 && day <= YearMonth.of(full, month).lengthOfMonth()));
    return exists ? new BirthDate(full, month) : null;
  }

  /** As {@code YYYY-MM}, or {@code YYYY} if no more is known. */
  String text() {
    String text = String.format("%04d", year);
    return month == null ? text : text + String.format("-%02d", month);
  }

  private static boolean isAfter(int year, int month, int day, LocalDate crossing) {
    if (year != crossing.getYear() || month == UNKNOWN) {
      return year > crossing.getYear();
    }
    if (month != crossing.getMonthValue() || day == UNKNOWN) {
      return month > crossing.getMonthValue();
    }
    return day > crossing.getDayOfMonth();
  }

  /** The number that two digits make, {@link #UNKNOWN} for two fillers, else -1. */
  private static int part(String written, int at) {
    byte[] digits = written.substring(at, at + 2).getBytes(StandardCharsets.US_ASCII);
    return digits[0] == '<' && digits[1] == '<' ? UNKNOWN : IsoText.number(digits, 0, 2, 2);
  }
}
