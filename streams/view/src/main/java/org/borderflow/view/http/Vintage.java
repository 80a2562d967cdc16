package org.borderflow.view.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which state of what is counted is asked for.
 *
 * @param asOf as of which date; empty for the present one
 * @param release number of the release; empty for what is counted as it is now
 */
record Vintage(Optional<LocalDate> asOf, Optional<Integer> release) {

  static final String AS_OF = "asOf";
  static final String RELEASE = "release";

  /**
   * Reads it from a question.
   *
   * @param given values by parameter
   * @throws org.borderflow.service.http.Refused if it cannot be understood
   */
  static Vintage of(Map<String, List<String>> given) {
    return new Vintage(
        Parameters.single(AS_OF, given).map(Vintage::date),
        Parameters.single(RELEASE, given).map(Vintage::release));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusals.badValue(AS_OF, "is a date such as 2024-03-31");
    }
  }

  /** The number of a release. */
  static int release(String text) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw Refusals.badValue(RELEASE, "is the number of a release, from 1");
    }
    return Integer.parseInt(text);
  }
}
