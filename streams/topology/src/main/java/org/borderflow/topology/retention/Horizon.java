package org.borderflow.topology.retention;

import java.time.LocalDate;
import org.borderflow.rules.travel.Day;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.StageLedger.Entry;

/**
 * The day before which no crossing comes, goes or is changed any more. Each partition of the stage
 * before says it with its ticks; what all of them have said holds as soon as a tick passes, because
 * nothing that was sent before it is still under way.
 */
public final class Horizon {

  private static final String FROM = "horizon-from-";
  private static final String PASSED = "horizon";

  private final StageLedger ledger;
  private int day;

  /** A horizon that remembers in this ledger what was said. */
  public Horizon(StageLedger ledger) {
    this.ledger = ledger;
    this.day = said(PASSED);
  }

  /**
   * Takes note of what a tick says.
   *
   * @param horizon null if nothing is ever too old
   * @param from partition of the stage before that says it
   */
  public void said(LocalDate horizon, int from) {
    if (horizon != null) {
      ledger.put(FROM + from, new Entry(0, (int) horizon.toEpochDay()));
    }
  }

  /**
   * A tick passes.
   *
   * @param of number of partitions of the stage before
   */
  public void passes(int of) {
    int least = said(FROM + 0);
    for (int partition = 1; partition < of; partition++) {
      least = Math.min(least, said(FROM + partition));
    }
    if (least > day) {
      day = least;
      ledger.put(PASSED, new Entry(0, day));
    }
  }

  private int said(String name) {
    Entry entry = ledger.get(name);
    return entry == null ? Day.NONE : entry.day();
  }

  /** The day, {@link Day#NONE} if nothing is too old yet. */
  public int day() {
    return day;
  }

  /** The day as a tick says it. */
  public LocalDate date() {
    return day == Day.NONE ? null : LocalDate.ofEpochDay(day);
  }
}
