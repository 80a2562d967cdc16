package org.borderflow.simulator;

/** Days of the week by epoch day, without making a date object for each. */
final class Weekday {

  static final int MONDAY = 0;
  static final int FRIDAY = 4;
  static final int SUNDAY = 6;

  private Weekday() {}

  /** 0 for Monday to 6 for Sunday; the epoch began on a Thursday. */
  static int of(int day) {
    return Math.floorMod(day + 3, 7);
  }
}
