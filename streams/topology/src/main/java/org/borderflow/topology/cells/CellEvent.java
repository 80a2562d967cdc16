package org.borderflow.topology.cells;

import java.util.List;
import org.borderflow.estimates.Expectation;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.length.LengthCount;
import org.borderflow.rules.length.LengthGroup;
import org.borderflow.rules.travel.Direction;
import org.borderflow.topology.ticks.Tick;

/** What reaches the cells stage. */
public sealed interface CellEvent {

  /**
   * Changes of groups' counters. Those of one commit travel together: a message for each would cost
   * more than what is in it.
   */
  record Deltas(List<Delta> deltas) implements CellEvent {}

  /**
   * A change of a group's counters.
   *
   * @param place where in a cube
   * @param month months since January of the year 0
   * @param direction direction of the flow
   * @param change what to add
   */
  record Delta(CellPlace place, int month, Direction direction, Counters change) {}

  /** What is now to be expected of cells. */
  record Expectations(List<Expected> expected) implements CellEvent {}

  /**
   * What is now to be expected of the pending crossings of a month.
   *
   * @param place where in a cube
   * @param rule the rule's place in the rule book
   * @param month months since January of the year 0
   * @param direction direction of the flow
   * @param expectation in place of what was told before
   */
  record Expected(
      CellPlace place, int rule, int month, Direction direction, Expectation expectation) {}

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
