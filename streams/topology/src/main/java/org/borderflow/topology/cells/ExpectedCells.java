package org.borderflow.topology.cells;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.borderflow.estimates.Expectation;
import org.borderflow.rules.travel.Direction;
import org.borderflow.topology.kafka.RecentEntries;

/**
 * What is expected of the cells, beside their counters. Of a month it is told anew as a whole; a
 * year is the sum of its months.
 *
 * <p>Key: that of the counters, then a letter, then the rule.
 */
final class ExpectedCells {

  private static final byte EXPECTED = 'E';

  private final RecentEntries store;
  private final int rules;
  private final Map<Cell, Expectation> told = new HashMap<>();

  ExpectedCells(RecentEntries store, int rules) {
    this.store = store;
    this.rules = rules;
  }

  /** One cell of migrants. */
  private record Cell(CellPeriod where, Direction direction, int rule) {}

  /** Takes note of what is now expected of a month. */
  void hold(CellEvent.Expected expected) {
    told.put(
        new Cell(
            new CellPeriod(expected.place(), Period.month(expected.month())),
            expected.direction(),
            expected.rule()),
        expected.expectation());
  }

  /** How many cells are noted. */
  int held() {
    return told.size();
  }

  /** Stores what was noted; tells by how much that changed what, by direction and rule. */
  Map<CellPeriod, Map<Direction, List<Expectation>>> store() {
    Map<Cell, Expectation> changes = new HashMap<>();
    told.forEach(
        (cell, expectation) -> {
          Expectation change = expectation.minus(read(cell));
          if (!change.equals(Expectation.NONE)) {
            changes.put(cell, change);
            CellPeriod month = cell.where();
            Cell year =
                new Cell(
                    new CellPeriod(month.place(), Period.yearOf(month.period().number())),
                    cell.direction(),
                    cell.rule());
            changes.merge(year, change, Expectation::plus);
          }
        });
    told.clear();
    Map<CellPeriod, Map<Direction, List<Expectation>>> changed = new HashMap<>();
    changes.forEach(
        (cell, change) -> {
          write(cell, read(cell).plus(change));
          changed
              .computeIfAbsent(cell.where(), any -> new EnumMap<>(Direction.class))
              .computeIfAbsent(
                  cell.direction(),
                  any -> new ArrayList<>(Collections.nCopies(rules, Expectation.NONE)))
              .set(cell.rule(), change);
        });
    return changed;
  }

  /** What is expected in a place and period, by rule. */
  List<Expectation> of(CellPeriod where, Direction direction) {
    List<Expectation> expected = new ArrayList<>(rules);
    for (int rule = 0; rule < rules; rule++) {
      expected.add(read(new Cell(where, direction, rule)));
    }
    return expected;
  }

  private Expectation read(Cell cell) {
    byte[] stored = store.get(key(cell));
    return stored == null ? Expectation.NONE : ExpectationBytes.read(stored);
  }

  private void write(Cell cell, Expectation expectation) {
    store.put(
        key(cell),
        expectation.equals(Expectation.NONE) ? null : ExpectationBytes.write(expectation));
  }

  private static Bytes key(Cell cell) {
    byte[] counters = cell.where().key(cell.direction()).get();
    return Bytes.wrap(
        ByteBuffer.allocate(counters.length + 2)
            .put(counters)
            .put(EXPECTED)
            .put((byte) cell.rule())
            .array());
  }
}
