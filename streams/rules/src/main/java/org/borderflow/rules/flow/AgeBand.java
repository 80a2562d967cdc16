package org.borderflow.rules.flow;

import java.time.LocalDate;
import org.borderflow.rules.travel.Crossing;

/**
 * Five-year age bands {@code Y0T4 … Y80T84 Y_GE85}, {@code _U} when the year of birth is unknown.
 *
 * <p>The day of birth is never kept, so the birthday counts from the first of the birth month; with
 * the year alone, age is the difference of the years.
 */
final class AgeBand {

  private static final int OLDEST = 85;
  private static final String[] BANDS = bands();

  private AgeBand() {}

  /** The band in which the traveller is on the date of the crossing. */
  static String at(Crossing crossing) {
    if (crossing.birthYear() == 0) {
      return Dimension.UNKNOWN;
    }
    LocalDate date = LocalDate.ofEpochDay(crossing.date());
    int age = date.getYear() - crossing.birthYear();
    if (date.getMonthValue() < crossing.birthMonth()) {
      age--;
    }
    if (age < 0) {
      return Dimension.UNKNOWN;
    }
    return age >= OLDEST ? "Y_GE85" : BANDS[age / 5];
  }

  private static String[] bands() {
    String[] bands = new String[OLDEST / 5];
    for (int i = 0; i < bands.length; i++) {
      bands[i] = "Y" + 5 * i + "T" + (5 * i + 4);
    }
    return bands;
  }
}
