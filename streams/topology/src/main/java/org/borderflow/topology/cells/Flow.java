package org.borderflow.topology.cells;

import java.util.List;
import org.borderflow.estimates.CellValue;
import org.borderflow.estimates.Expectation;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Measure;
import org.borderflow.rules.travel.Direction;

/**
 * Arrivals or departures at a place and in a period, as they are and as they were.
 *
 * @param direction which of both
 * @param period month or year
 * @param present what is counted
 * @param change by how much that changed; null if nothing did
 * @param expected what is expected of migrants, by rule
 * @param expectedChange by how much that changed, by rule
 */
record Flow(
    Direction direction,
    Period period,
    Counters present,
    Counters change,
    List<Expectation> expected,
    List<Expectation> expectedChange) {

  /** Whether nothing changed of a slot. */
  boolean isSame(int slot) {
    boolean counted =
        change != null
            && (change.settled(slot) != 0
                || change.pending(slot) != 0
                || period.travellers(change, slot) != 0);
    return !counted && of(expectedChange, slot).equals(Expectation.NONE);
  }

  CellValue after(int slot) {
    return CellValue.of(
        Counters.measure(slot), present.settled(slot), present.pending(slot), of(expected, slot));
  }

  CellValue before(int slot) {
    return CellValue.of(
        Counters.measure(slot),
        present.settled(slot) - (change == null ? 0 : change.settled(slot)),
        present.pending(slot) - (change == null ? 0 : change.pending(slot)),
        of(expected, slot).minus(of(expectedChange, slot)));
  }

  long travellersAfter(int slot) {
    return period.travellers(present, slot);
  }

  long travellersBefore(int slot) {
    return travellersAfter(slot) - (change == null ? 0 : period.travellers(change, slot));
  }

  private static Expectation of(List<Expectation> byRule, int slot) {
    return Counters.measure(slot) == Measure.MIGRANTS
        ? byRule.get(Counters.rule(slot))
        : Expectation.NONE;
  }
}
