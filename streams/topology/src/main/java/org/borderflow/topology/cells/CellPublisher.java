package org.borderflow.topology.cells;

import java.util.Map;
import java.util.function.BiConsumer;
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
   * Publishes the cells of a place and period whose counters changed.
   *
   * @param changes what changed, by direction; null where nothing did
   * @param entries what now stands for arrivals
   * @param exits what now stands for departures
   */
  void publish(
      CellPlace place, Period period, Counters[] changes, Counters entries, Counters exits) {
    Counters entryChange = changes[Direction.ENTRY.ordinal()];
    Counters exitChange = changes[Direction.EXIT.ordinal()];
    Map<Dimension, String> codes = null;
    for (int slot = 0; slot < entries.slots(); slot++) {
      boolean entryChanged = changed(period, entryChange, slot);
      boolean exitChanged = changed(period, exitChange, slot);
      if (!entryChanged && !exitChanged) {
        continue;
      }
      if (codes == null) {
        codes = place.codes();
      }
      long arrivals = period.travellers(entries, slot);
      long departures = period.travellers(exits, slot);
      if (entryChanged) {
        publish(codes, period, "A", slot, entries.settled(slot), entries.pending(slot), arrivals);
      }
      if (exitChanged) {
        publish(codes, period, "D", slot, exits.settled(slot), exits.pending(slot), departures);
      }
      if (Counters.measure(slot).hasNet()) {
        publish(
            codes,
            period,
            "NET",
            slot,
            entries.settled(slot) - exits.settled(slot),
            entries.pending(slot) + exits.pending(slot),
            arrivals + departures);
      }
    }
  }

  private static boolean changed(Period period, Counters change, int slot) {
    return change != null
        && (change.settled(slot) != 0
            || change.pending(slot) != 0
            || period.travellers(change, slot) != 0);
  }

  private void publish(
      Map<Dimension, String> codes,
      Period period,
      String direction,
      int slot,
      long settled,
      long pending,
      long travellers) {
    cells.accept(
        key(rules, codes, period, direction, slot), CellCodec.cell(settled, pending, travellers));
  }

  /** The key under which a slot is published. */
  static FlowCellKey key(
      RuleBook rules, Map<Dimension, String> codes, Period period, String direction, int slot) {
    Measure measure = Counters.measure(slot);
    return CellCodec.key(
        String.valueOf(period.freq()),
        rules.country(),
        direction,
        measure,
        measure == Measure.MIGRANTS ? rules.rules().get(Counters.rule(slot)).name() : NO_RULE,
        codes,
        period.text());
  }
}
