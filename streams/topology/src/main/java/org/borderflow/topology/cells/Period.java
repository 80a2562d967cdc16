package org.borderflow.topology.cells;

import org.borderflow.rules.flow.Counters;

/**
 * A month or a year.
 *
 * @param freq {@code M} or {@code A}
 * @param number months since January of the year 0, or the year
 */
record Period(char freq, int number) {

  static Period month(int month) {
    return new Period('M', month);
  }

  /** The year of a month. */
  static Period yearOf(int month) {
    return new Period('A', Math.floorDiv(month, 12));
  }

  /** How many distinct travellers there are in the period, or how many more. */
  long travellers(Counters counters, int slot) {
    return freq == 'A' ? counters.firstInYear(slot) : counters.travellers(slot);
  }

  /** As in the column TIME_PERIOD. */
  String text() {
    if (freq == 'A') {
      return digits(number, 4);
    }
    return digits(Math.floorDiv(number, 12), 4) + "-" + digits(Math.floorMod(number, 12) + 1, 2);
  }

  private static String digits(int number, int least) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, least - text.length())) + text;
  }
}
