package org.borderflow.topology.cells;

import java.util.function.BiConsumer;
import org.borderflow.rules.flow.Counters;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.topology.codec.CellCodec;

/** Turns counters into flow cells. */
final class CellPublisher {

  private final BiConsumer<FlowCellKey, FlowCell> cells;

  CellPublisher(BiConsumer<FlowCellKey, FlowCell> cells) {
    this.cells = cells;
  }

  /** Publishes the cells of a place and period that changed. */
  void publish(CellKeys keys, Flow arrivals, Flow departures) {
    for (int slot = 0; slot < arrivals.present().slots(); slot++) {
      boolean sameArrivals = arrivals.isSame(slot);
      boolean sameDepartures = departures.isSame(slot);
      if (!sameArrivals) {
        publish(keys, arrivals, slot);
      }
      if (!sameDepartures) {
        publish(keys, departures, slot);
      }
      if (Counters.measure(slot).hasNet() && !(sameArrivals && sameDepartures)) {
        cells.accept(
            keys.net(slot),
            CellCodec.cell(
                arrivals.after(slot).less(departures.after(slot)),
                arrivals.travellersAfter(slot) + departures.travellersAfter(slot)));
      }
    }
  }

  private void publish(CellKeys keys, Flow flow, int slot) {
    cells.accept(keys.of(flow, slot), CellCodec.cell(flow.after(slot), flow.travellersAfter(slot)));
  }
}
