package org.borderflow.ingest.parse;

import java.time.LocalDate;
import java.time.Year;

/** The fixed-width number fields of ISO 8601, read straight from bytes. */
final class IsoText {

  private IsoText() {}

  /** The number written by exactly {@code digits} digits, or -1. */
  static int number(byte[] bytes, int from, int to, int digits) {
    if (to - from < digits) {
      return -1;
    }
    int number = 0;
    for (int at = from; at < from + digits; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Whether a byte stands at a place. */
  static boolean is(byte[] bytes, int at, int to, char expected) {
    return at < to && bytes[at] == expected;
  }

  /** The calendar date written as {@code YYYY-MM-DD} at the beginning of a range, or null. */
  static LocalDate date(byte[] bytes, int from, int to) {
    int year = number(bytes, from, to, 4);
    int month = number(bytes, from + 5, to, 2);
    int day = number(bytes, from + 8, to, 2);
    boolean exists =
        year >= 1
            && is(bytes, from + 4, to, '-')
            && is(bytes, from + 7, to, '-')
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= daysIn(year, month);
    return exists ? LocalDate.of(year, month, day) : null;
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 2 -> Year.isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }
}
