package org.borderflow.topology.ticks;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.borderflow.topology.ticks.StageLedger.Entry;

/** Running totals of a stage since its beginning, written to its ledger before each commit. */
public final class StageTotals {

  private static final String TOTAL = "total-";

  private final StageLedger ledger;
  private final Map<String, Long> totals = new TreeMap<>();
  private boolean changed;

  /** The totals of this ledger. */
  public StageTotals(StageLedger ledger, String... names) {
    this.ledger = ledger;
    for (String name : names) {
      Entry entry = ledger.get(TOTAL + name);
      totals.put(name, entry == null ? 0L : entry.number());
    }
  }

  /** Adds to a total. */
  public void add(String name, long n) {
    totals.merge(name, n, Long::sum);
    changed = true;
  }

  /** Whether anything was added since the last {@link #write}. */
  public boolean changed() {
    return changed;
  }

  /** Writes the totals to the ledger. */
  public void write() {
    totals.forEach((name, total) -> ledger.put(TOTAL + name, new Entry(total, 0)));
    changed = false;
  }

  /** The totals by name. */
  public Map<String, Long> asMap() {
    return new HashMap<>(totals);
  }
}
