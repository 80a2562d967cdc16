package org.borderflow.topology.estimates;

import java.util.List;
import org.borderflow.estimates.Counts;
import org.borderflow.estimates.ObservedGroup;
import org.borderflow.schemas.Erasure;
import org.borderflow.topology.ticks.Tick;

/** What reaches the estimates. */
public sealed interface EstimateEvent {

  /**
   * What has changed until a commit travels together: a message for each change would cost more
   * than what is in it.
   *
   * @param observed what more was observed
   * @param pending what is pending now and what is not any more, in the order in which it came
   */
  record Changed(List<Observed> observed, List<Pending> pending) implements EstimateEvent {}

  /**
   * More was observed of a group.
   *
   * @param rule the rule's place in the rule book
   * @param counts what to add, by observation
   */
  record Observed(int rule, ObservedGroup group, Counts counts) {}

  /**
   * A crossing is pending.
   *
   * @param pending where it stands; null if it is pending no more
   */
  record Pending(PendingId id, PendingPlace pending) {}

  /**
   * A partition of the histories has worked off a tick.
   *
   * @param tick the tick
   * @param fromPartition the partition
   * @param ofPartitions number of partitions of that stage
   */
  record Passed(Tick tick, int fromPartition, int ofPartitions) implements EstimateEvent {}

  /**
   * A partition of the histories has carried out an erasure.
   *
   * @param erasure the erasure; it names nobody
   */
  record Erased(Erasure erasure) implements EstimateEvent {}
}
