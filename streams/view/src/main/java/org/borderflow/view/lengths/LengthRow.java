package org.borderflow.view.lengths;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.Map;
import org.borderflow.rules.length.LengthClass;

/**
 * How many completed stays or absences of like length there are.
 *
 * @param refArea reporting country
 * @param direction {@code A} stays in the country, {@code D} absences
 * @param year the year in which they ended
 * @param length how long they were
 * @param value null if it is suppressed
 * @param confStatus {@code N} exact, {@code C} suppressed, {@code P} perturbed
 */
public record LengthRow(
    String refArea,
    String direction,
    String year,
    LengthClass length,
    Long value,
    String confStatus) {

  /** Order of the rows, by all that tells them apart. */
  public static final Comparator<LengthRow> ORDER =
      Comparator.comparing(LengthRow::refArea)
          .thenComparing(LengthRow::direction)
          .thenComparing(LengthRow::year)
          .thenComparingInt(row -> row.length().from());

  private static final Map<String, LengthClass> CLASSES =
      LengthClass.ALL.stream().collect(toMap(LengthClass::code, each -> each));

  /** A row whose class is told by its code. */
  static LengthRow of(
      String refArea, String direction, String year, String length, Long value, String confStatus) {
    return new LengthRow(refArea, direction, year, CLASSES.get(length), value, confStatus);
  }
}
