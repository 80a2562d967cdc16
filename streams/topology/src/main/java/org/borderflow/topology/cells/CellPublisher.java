package org.borderflow.topology.cells;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.borderflow.estimates.CellValue;
import org.borderflow.estimates.Expectation;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.rules.flow.Measure;
import org.borderflow.rules.travel.Direction;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.topology.codec.CellCodec;

/** Turns counters into flow cells. */
final class CellPublisher {

  private static final String NO_RULE = "_Z";

  private final RuleBook rules;
  private final BiConsumer<FlowCellKey, FlowCell> cells;

  CellPublisher(RuleBook rules, BiConsumer<FlowCellKey, FlowCell> cells) {
    this.rules = rules;
    this.cells = cells;
  }

  /**
   * What changed in a place and period.
   *
   * @param counters by direction; null where nothing did
   * @param expected marks of {@link ExpectedCells}; null if nothing did
   */
  record Changes(Counters[] counters, boolean[] expected) {

    boolean concern(int slot, Direction direction) {
      Counters change = counters[direction.ordinal()];
      return (change != null && (change.settled(slot) != 0 || change.pending(slot) != 0))
          || (Counters.measure(slot) == Measure.MIGRANTS
              && ExpectedCells.isMarked(expected, Counters.rule(slot), direction));
    }
  }

  /**
   * What stands in one direction.
   *
   * @param expected by rule, of migrants
   */
  record Standing(Counters counters, List<Expectation> expected) {

    long settled(int slot) {
      return counters.settled(slot);
    }

    long pending(int slot) {
      return counters.pending(slot);
    }

    Expectation expected(int slot) {
      return Counters.measure(slot) == Measure.MIGRANTS
          ? expected.get(Counters.rule(slot))
          : Expectation.NONE;
    }
  }

  /** Publishes the cells of a place and period that changed. */
  void publish(CellPeriod where, Changes changes, Standing arrivals, Standing departures) {
    Map<Dimension, String> codes = null;
    for (int slot = 0; slot < arrivals.counters().slots(); slot++) {
      boolean arrivalsChanged = changes.concern(slot, Direction.ENTRY);
      boolean departuresChanged = changes.concern(slot, Direction.EXIT);
      if (!arrivalsChanged && !departuresChanged) {
        continue;
      }
      if (codes == null) {
        codes = where.place().codes();
      }
      Measure measure = Counters.measure(slot);
      CellValue ofArrivals = value(arrivals, slot);
      CellValue ofDepartures = value(departures, slot);
      if (arrivalsChanged) {
        publish(codes, where.period(), "A", slot, ofArrivals);
      }
      if (departuresChanged) {
        publish(codes, where.period(), "D", slot, ofDepartures);
      }
      if (measure.hasNet()) {
        publish(codes, where.period(), "NET", slot, ofArrivals.less(ofDepartures));
      }
    }
  }

  private static CellValue value(Standing standing, int slot) {
    return CellValue.of(
        Counters.measure(slot),
        standing.settled(slot),
        standing.pending(slot),
        standing.expected(slot));
  }

  private void publish(
      Map<Dimension, String> codes, Period period, String direction, int slot, CellValue value) {
    Measure measure = Counters.measure(slot);
    FlowCellKey key =
        CellCodec.key(
            String.valueOf(period.freq()),
            rules.country(),
            direction,
            measure,
            measure == Measure.MIGRANTS ? rules.rules().get(Counters.rule(slot)).name() : NO_RULE,
            codes,
            period.text());
    cells.accept(key, CellCodec.cell(value));
  }
}
