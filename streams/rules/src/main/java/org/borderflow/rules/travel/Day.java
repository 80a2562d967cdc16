package org.borderflow.rules.travel;

import java.time.LocalDate;

/**
 * Calendar dates as whole numbers: days since 1970-01-01.
 *
 * <p>Every rule of this library counts days and compares dates, millions of times over, and never
 * needs a time of day or a zone: the local date at the border post is the only date there is. This
 * is the one place that says what the number means.
 */
public final class Day {
  /** No date. Earlier than every real one. */
  public static final int NONE = Integer.MIN_VALUE;

  private Day() {}

  /** The day number of a date. */
  public static int of(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  /** Reads {@code YYYY-MM-DD}; the empty text is {@link #NONE}. */
  public static int parse(String text) {
    return text.isEmpty() ? NONE : of(LocalDate.parse(text));
  }

  /** Writes {@code YYYY-MM-DD}; {@link #NONE} is the empty text. */
  public static String toString(int day) {
    return day == NONE ? "" : LocalDate.ofEpochDay(day).toString();
  }
}
