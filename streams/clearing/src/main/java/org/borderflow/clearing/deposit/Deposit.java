package org.borderflow.clearing.deposit;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table that was accepted. It is never changed; a later one may say something else of the same
 * periods.
 *
 * @param number its number among everything that was ever received
 * @param version its number among what its country deposited under the rule, from 1
 * @param definition by what it was counted
 * @param declaration what the depositor said of it
 * @param provenance where it came from
 * @param asOf the last day that counted as known when it was made
 * @param series its series by what they are of; only of corridors
 */
public record Deposit(
    long number,
    long version,
    Definition definition,
    Declaration declaration,
    Provenance provenance,
    LocalDate asOf,
    Map<SeriesKey, Series> series) {

  public Deposit {
    TreeMap<SeriesKey, Series> sorted = new TreeMap<>(Comparator.comparing(SeriesKey::toString));
    sorted.putAll(series);
    series = Collections.unmodifiableMap(sorted);
  }

  /** The reporting country. */
  public String refArea() {
    return definition.refArea();
  }

  /** Without its table. */
  public Deposit withoutSeries() {
    return new Deposit(number, version, definition, declaration, provenance, asOf, Map.of());
  }
}
