package org.borderflow.ingest.parse;

import java.time.LocalDate;

/**
 * Year and month of birth. The day is looked at to see whether the date exists, and not kept.
 *
 * @param year year of birth
 * @param month 1 to 12, or null if only the year is known
 */
record BirthDate(int year, Integer month) {

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
}
