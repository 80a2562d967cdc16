package org.borderflow.topology.cells;

import java.util.Map;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.rules.flow.Measure;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.topology.codec.CellCodec;

/**
 * The keys under which the cells of a place and period are published, exact and public alike. Each
 * is made when it is first asked for: of most cells nothing changed.
 */
final class CellKeys {

  private static final String NO_RULE = "_Z";

  private final RuleBook rules;
  private final CellPeriod where;
  private final FlowCellKey[] arrivals;
  private final FlowCellKey[] departures;
  private final FlowCellKey[] net;
  private Map<Dimension, String> codes;

  CellKeys(RuleBook rules, CellPeriod where) {
    int slots = Counters.slots(rules.rules().size());
    this.rules = rules;
    this.where = where;
    this.arrivals = new FlowCellKey[slots];
    this.departures = new FlowCellKey[slots];
    this.net = new FlowCellKey[slots];
  }

  /** The key of a slot of arrivals or of departures. */
  FlowCellKey of(Flow flow, int slot) {
    return switch (flow.direction()) {
      case ENTRY -> of(arrivals, "A", slot);
      case EXIT -> of(departures, "D", slot);
    };
  }

  /** The key of a slot of arrivals less departures. */
  FlowCellKey net(int slot) {
    return of(net, "NET", slot);
  }

  private FlowCellKey of(FlowCellKey[] keys, String direction, int slot) {
    if (keys[slot] == null) {
      keys[slot] = make(direction, slot);
    }
    return keys[slot];
  }

  private FlowCellKey make(String direction, int slot) {
    if (codes == null) {
      codes = where.place().codes();
    }
    Measure measure = Counters.measure(slot);
    return CellCodec.key(
        String.valueOf(where.period().freq()),
        rules.country(),
        direction,
        measure,
        measure == Measure.MIGRANTS ? rules.rules().get(Counters.rule(slot)).name() : NO_RULE,
        codes,
        where.period().text());
  }
}
