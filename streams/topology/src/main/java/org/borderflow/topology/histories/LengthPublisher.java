package org.borderflow.topology.histories;

import java.util.function.Consumer;
import org.borderflow.rules.length.LengthCount;
import org.borderflow.rules.length.LengthTally;
import org.borderflow.topology.cells.CellEvent;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.StageLedger.Entry;

/**
 * Tells what differs between two standpoints on one traveller: how long they stayed and were away.
 */
final class LengthPublisher {

  private static final String COUNTED = "lengths-counted";

  private final StageLedger ledger;
  private final Consumer<CellEvent> events;
  private final LengthTally tally = new LengthTally();
  private boolean counted;

  LengthPublisher(StageLedger ledger, Consumer<CellEvent> events) {
    this.ledger = ledger;
    this.events = events;
    this.counted = ledger.get(COUNTED) != null;
  }

  /**
   * Whether lengths have been counted since the first day. A version that did not count them left
   * histories whose lengths are not in any sum.
   */
  boolean hasCounted() {
    return counted;
  }

  /** Something is being worked off, with which it is written that lengths have been counted. */
  void begin() {
    if (!counted) {
      ledger.put(COUNTED, new Entry(1, 0));
      counted = true;
    }
  }

  /**
   * Counts a change; it is told when it is sent.
   *
   * @param before what was counted, or null if nothing was
   * @param after what is to stand
   */
  void count(Standpoint before, Standpoint after) {
    tally.count(before == null ? null : before.judgement(), after.judgement());
  }

  /**
   * Sends what was counted, but not before it can be written that it was: a commit need not have
   * worked anything off, and a store takes nothing then.
   */
  void send() {
    if (!counted) {
      return;
    }
    tally
        .counts()
        .forEach(
            (group, change) -> {
              if (!change.equals(LengthCount.NONE)) {
                events.accept(new CellEvent.Lengths(group, change));
              }
            });
    tally.clear();
  }
}
