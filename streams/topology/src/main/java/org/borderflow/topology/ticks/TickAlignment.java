package org.borderflow.topology.ticks;

import java.util.Optional;
import org.borderflow.topology.ticks.StageLedger.Entry;

/**
 * Waits until a tick has come from every partition of the stage before.
 *
 * <p>Of two ticks the greater stands, so that partitions which see several ticks in different order
 * end at the same one.
 */
public final class TickAlignment {

  private static final String FROM = "tick-from-";
  private static final String PASSED = "tick-passed";

  private final StageLedger ledger;

  /** An alignment that remembers in this ledger what has come. */
  public TickAlignment(StageLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Takes note of a tick.
   *
   * @param from partition of the stage before that passed it on
   * @param of number of partitions of the stage before
   * @return the tick that has now come from all of them, if there is a new one
   */
  public Optional<Tick> arrived(Tick tick, int from, int of) {
    Entry known = ledger.get(FROM + from);
    if (known == null || known.number() < tick.number()) {
      ledger.put(FROM + from, new Entry(tick.number(), tick.day()));
    }
    Entry slowest = null;
    for (int partition = 0; partition < of; partition++) {
      Entry entry = ledger.get(FROM + partition);
      if (entry == null) {
        return Optional.empty();
      }
      if (slowest == null || entry.number() < slowest.number()) {
        slowest = entry;
      }
    }
    Entry passed = ledger.get(PASSED);
    if (slowest == null || (passed != null && passed.number() >= slowest.number())) {
      return Optional.empty();
    }
    ledger.put(PASSED, slowest);
    return Optional.of(new Tick(slowest.number(), slowest.day()));
  }

  /** The latest tick that has come from all partitions, if any. */
  public Optional<Tick> passed() {
    Entry entry = ledger.get(PASSED);
    return entry == null ? Optional.empty() : Optional.of(new Tick(entry.number(), entry.day()));
  }
}
