package org.borderflow.topology.cells;

import org.apache.kafka.common.header.Headers;
import org.borderflow.contract.ReceivedAt;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.travel.Direction;
import org.borderflow.topology.kafka.Traces;

/** What is to be added to the cells of a place and period, held back until the next commit. */
final class HeldChanges {

  private final int rules;
  private final Counters[] byDirection = new Counters[Direction.values().length];

  /** When the earliest record behind the changes was received, if there is one. */
  private long earliest = Long.MAX_VALUE;

  /** Its trace, if it has one. */
  private Headers trace = Traces.NONE;

  HeldChanges(int rules) {
    this.rules = rules;
  }

  /**
   * Holds a change.
   *
   * @param received when the earliest record behind it was received, in milliseconds since 1970
   * @param trace that record's trace
   */
  void add(Direction direction, Counters change, long received, Headers trace) {
    Counters sum = byDirection[direction.ordinal()];
    if (sum == null) {
      sum = new Counters(rules);
      byDirection[direction.ordinal()] = sum;
    }
    sum.add(change);
    if (received < earliest) {
      earliest = received;
      this.trace = trace;
    }
  }

  /** What is to be added in a direction; null if nothing is. */
  Counters of(Direction direction) {
    return byDirection[direction.ordinal()];
  }

  /** Headers that tell of the earliest record behind the changes; none if nothing was counted. */
  Headers origin() {
    if (earliest == Long.MAX_VALUE) {
      return Traces.NONE;
    }
    return Traces.with(trace, ReceivedAt.HEADER, ReceivedAt.value(earliest));
  }
}
