package org.borderflow.estimates;

import java.time.LocalDate;

/** Calendar months as whole numbers: months since January of the year 0. */
public final class Months {
  private Months() {}

  /** The month of a date. */
  public static int of(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return date.getYear() * 12 + date.getMonthValue() - 1;
  }

  /** The first day of a month. */
  public static int firstDay(int month) {
    return Math.toIntExact(LocalDate.of(month / 12, month % 12 + 1, 1).toEpochDay());
  }

  /** The last day of a month. */
  public static int lastDay(int month) {
    return firstDay(month + 1) - 1;
  }

  /** Writes {@code YYYY-MM}. */
  public static String toString(int month) {
    return LocalDate.ofEpochDay(firstDay(month)).toString().substring(0, 7);
  }
}
