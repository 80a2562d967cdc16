package org.borderflow.topology.cells;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.disclosure.ExactCell;
import org.borderflow.rules.disclosure.PublicCell;
import org.borderflow.rules.disclosure.ReleasedCell;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.rules.flow.Measure;
import org.borderflow.rules.travel.Direction;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.topology.codec.CellCodec;

/**
 * Turns counters into public cells, of which it says only those that changed. What was said before
 * follows from what the counters were: nothing of it is stored.
 */
final class PublicCellPublisher {

  private final RuleBook rules;
  private final DisclosureMethod method;
  private final BiConsumer<FlowCellKey, PublicFlowCell> cells;

  PublicCellPublisher(
      RuleBook rules, DisclosureMethod method, BiConsumer<FlowCellKey, PublicFlowCell> cells) {
    this.rules = rules;
    this.method = method;
    this.cells = cells;
  }

  /**
   * Publishes what changed of the public cells of a place and period.
   *
   * @param changes what changed, by direction; null where nothing did
   * @param entries what now stands for arrivals
   * @param exits what now stands for departures
   */
  void publish(
      CellPlace place, Period period, Counters[] changes, Counters entries, Counters exits) {
    Flow arrivals = new Flow("A", changes[Direction.ENTRY.ordinal()], entries, period);
    Flow departures = new Flow("D", changes[Direction.EXIT.ordinal()], exits, period);
    Map<Dimension, String> codes = null;
    for (int slot = 0; slot < entries.slots(); slot++) {
      if (arrivals.isSame(slot) && departures.isSame(slot)) {
        continue;
      }
      if (codes == null) {
        codes = place.codes();
      }
      boolean hasNet = Counters.measure(slot).hasNet();
      Told a = hasNet || !arrivals.isSame(slot) ? told(codes, period, arrivals, slot) : null;
      Told d = hasNet || !departures.isSame(slot) ? told(codes, period, departures, slot) : null;
      if (a != null) {
        publish(a.key, a.before.told(), a.after.told());
      }
      if (d != null) {
        publish(d.key, d.before.told(), d.after.told());
      }
      if (hasNet) {
        publish(key(codes, period, "NET", slot), a.before.net(d.before), a.after.net(d.after));
      }
    }
  }

  private Told told(Map<Dimension, String> codes, Period period, Flow flow, int slot) {
    FlowCellKey key = key(codes, period, flow.direction, slot);
    List<String> cell = CellCodec.dimensions(key);
    ReleasedCell after = flow.after(slot).released(method, cell);
    return new Told(
        key, flow.isSame(slot) ? after : flow.before(slot).released(method, cell), after);
  }

  private void publish(FlowCellKey key, Optional<PublicCell> before, Optional<PublicCell> after) {
    if (!after.equals(before)) {
      cells.accept(key, after.map(CellCodec::publicCell).orElse(null));
    }
  }

  private FlowCellKey key(Map<Dimension, String> codes, Period period, String direction, int slot) {
    return CellPublisher.key(rules, codes, period, direction, slot);
  }

  /** What is released of a cell, before and after. */
  private record Told(FlowCellKey key, ReleasedCell before, ReleasedCell after) {}

  /**
   * One direction at a place and in a period.
   *
   * @param change null if nothing changed
   * @param present what now stands
   */
  private record Flow(String direction, Counters change, Counters present, Period period) {

    ExactCell after(int slot) {
      return exact(slot, 0);
    }

    ExactCell before(int slot) {
      return exact(slot, 1);
    }

    boolean isSame(int slot) {
      return change == null || before(slot).equals(after(slot));
    }

    private ExactCell exact(int slot, int less) {
      long settled = present.settled(slot);
      long pending = present.pending(slot);
      long travellers = period.travellers(present, slot);
      if (less != 0) {
        settled -= change.settled(slot);
        pending -= change.pending(slot);
        travellers -= period.travellers(change, slot);
      }
      Measure measure = Counters.measure(slot);
      return new ExactCell(
          measure.countsPending() ? settled + pending : settled, pending != 0, travellers);
    }
  }
}
