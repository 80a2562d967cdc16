package org.borderflow.topology.cells;

import java.util.Map;
import java.util.function.BiConsumer;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.rules.flow.Measure;
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

  /** Publishes the cells of a place and period that changed. */
  void publish(CellPlace place, Flow arrivals, Flow departures) {
    Map<Dimension, String> codes = null;
    for (int slot = 0; slot < arrivals.present().slots(); slot++) {
      if (arrivals.isSame(slot) && departures.isSame(slot)) {
        continue;
      }
      if (codes == null) {
        codes = place.codes();
      }
      if (!arrivals.isSame(slot)) {
        publish(codes, arrivals, slot);
      }
      if (!departures.isSame(slot)) {
        publish(codes, departures, slot);
      }
      if (Counters.measure(slot).hasNet()) {
        cells.accept(
            key(rules, codes, arrivals.period(), "NET", slot),
            CellCodec.cell(
                arrivals.after(slot).less(departures.after(slot)),
                arrivals.travellersAfter(slot) + departures.travellersAfter(slot)));
      }
    }
  }

  private void publish(Map<Dimension, String> codes, Flow flow, int slot) {
    cells.accept(
        key(rules, codes, flow.period(), flow.code(), slot),
        CellCodec.cell(flow.after(slot), flow.travellersAfter(slot)));
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
