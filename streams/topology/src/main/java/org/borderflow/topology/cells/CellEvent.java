package org.borderflow.topology.cells;

import org.borderflow.estimates.Expectation;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.length.LengthCount;
import org.borderflow.rules.length.LengthGroup;
import org.borderflow.rules.travel.Direction;
import org.borderflow.topology.ticks.Tick;

/** What reaches the cells stage. */
public sealed interface CellEvent {

  /**
   * A change of a group's counters.
   *
   * @param month months since January of the year 0
   * @param direction direction of the flow
   * @param change what to add
   */
  record Delta(int month, Direction direction, Counters change) implements CellEvent {}

  /**
   * What is now to be expected of the pending crossings of a month.
   *
   * @param rule the rule's place in the rule book
   * @param month months since January of the year 0
   * @param direction direction of the flow
   * @param expectation in place of what was told before
   */
  record Expected(int rule, int month, Direction direction, Expectation expectation)
      implements CellEvent {}

  /**
   * A change of how many stays or absences are how long.
   *
   * @param group which of them
   * @param change what to add
   */
  record Lengths(LengthGroup group, LengthCount change) implements CellEvent {}

  /**
   * The estimates, which are one task, have worked off a tick.
   *
   * @param tick the tick
   * @param partitions number of partitions of the cells, each of which is told
   */
  record Passed(Tick tick, int partitions) implements CellEvent {}
}
