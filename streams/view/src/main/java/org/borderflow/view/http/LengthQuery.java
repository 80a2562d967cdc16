package org.borderflow.view.http;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.borderflow.view.lengths.LengthRow;

/**
 * A question for lengths of stay.
 *
 * @param years which years; empty for all
 * @param directions which directions; empty for both
 * @param vintage the lengths as they are now, or of a release
 */
record LengthQuery(Set<String> years, Set<String> directions, Vintage vintage)
    implements Predicate<LengthRow> {

  static final List<String> PARAMETERS =
      List.of("year", "direction", Vintage.AS_OF, Vintage.RELEASE);

  /**
   * Reads a question.
   *
   * @param given values by parameter
   * @throws org.borderflow.service.http.Refused if it cannot be understood
   */
  static LengthQuery of(Map<String, List<String>> given) {
    if (!PARAMETERS.containsAll(given.keySet())) {
      throw Refusals.unknownParameter(String.join(", ", PARAMETERS));
    }
    return new LengthQuery(
        values("year", "\\d{4}", "is a year such as 2024", given),
        values("direction", "[AD]", "is one of A, D", given),
        Vintage.of(given));
  }

  private static Set<String> values(
      String name, String pattern, String what, Map<String, List<String>> given) {
    Set<String> values = new HashSet<>();
    for (String list : given.getOrDefault(name, List.of())) {
      for (String value : list.split(",", -1)) {
        if (!value.matches(pattern)) {
          throw Refusals.badValue(name, what);
        }
        values.add(value);
      }
    }
    return values;
  }

  @Override
  public boolean test(LengthRow row) {
    return (years.isEmpty() || years.contains(row.year()))
        && (directions.isEmpty() || directions.contains(row.direction()));
  }
}
