package org.borderflow.topology.cells;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.borderflow.estimates.CellValue;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.disclosure.ExactCell;
import org.borderflow.rules.disclosure.PublicCell;
import org.borderflow.rules.disclosure.ReleasedCell;
import org.borderflow.rules.flow.Counters;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.topology.codec.CellCodec;

/**
 * Turns counters into public cells, of which it says only those that changed. What was said before
 * follows from what the counters were: nothing of it is stored.
 */
final class PublicCellPublisher {

  private final DisclosureMethod method;
  private final BiConsumer<FlowCellKey, PublicFlowCell> cells;

  PublicCellPublisher(DisclosureMethod method, BiConsumer<FlowCellKey, PublicFlowCell> cells) {
    this.method = method;
    this.cells = cells;
  }

  /** Publishes what changed of the public cells of a place and period. */
  void publish(CellKeys keys, Flow arrivals, Flow departures) {
    for (int slot = 0; slot < arrivals.present().slots(); slot++) {
      if (arrivals.isSame(slot) && departures.isSame(slot)) {
        continue;
      }
      boolean hasNet = Counters.measure(slot).hasNet();
      Told a = hasNet || !arrivals.isSame(slot) ? told(keys, arrivals, slot) : null;
      Told d = hasNet || !departures.isSame(slot) ? told(keys, departures, slot) : null;
      if (a != null) {
        publish(a.key, a.before.told(), a.after.told());
      }
      if (d != null) {
        publish(d.key, d.before.told(), d.after.told());
      }
      if (hasNet) {
        publish(keys.net(slot), a.before.net(d.before), a.after.net(d.after));
      }
    }
  }

  private Told told(CellKeys keys, Flow flow, int slot) {
    FlowCellKey key = keys.of(flow, slot);
    List<String> cell = CellCodec.dimensions(key);
    ReleasedCell after = exact(flow.after(slot), flow.travellersAfter(slot)).released(method, cell);
    return new Told(
        key,
        flow.isSame(slot)
            ? after
            : exact(flow.before(slot), flow.travellersBefore(slot)).released(method, cell),
        after);
  }

  private static ExactCell exact(CellValue value, long travellers) {
    return new ExactCell(value.rounded(), value.pending() != 0, travellers);
  }

  private void publish(FlowCellKey key, Optional<PublicCell> before, Optional<PublicCell> after) {
    if (!after.equals(before)) {
      cells.accept(key, after.map(CellCodec::publicCell).orElse(null));
    }
  }

  /** What is released of a cell, before and after. */
  private record Told(FlowCellKey key, ReleasedCell before, ReleasedCell after) {}
}
