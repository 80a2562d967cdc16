package org.borderflow.topology.cells;

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

  /** As in the column TIME_PERIOD. */
  String text() {
    return freq == 'A'
        ? String.format("%04d", number)
        : String.format("%04d-%02d", Math.floorDiv(number, 12), Math.floorMod(number, 12) + 1);
  }
}
