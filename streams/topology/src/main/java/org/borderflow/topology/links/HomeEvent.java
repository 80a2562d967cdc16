package org.borderflow.topology.links;

import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Traveller;

/** What the task that keeps the links tells the partitions in which the travellers are at home. */
public sealed interface HomeEvent {

  /**
   * From now on this traveller's history is kept under that identity.
   *
   * @param representative the traveller itself if it is linked to nobody less than itself
   */
  record Represented(Traveller representative) implements HomeEvent {}

  /**
   * Everything that was stated before this tick has been told.
   *
   * @param tick the tick; it comes from the partition after the last of the records stage
   */
  record Passed(DayTick tick) implements HomeEvent {}

  /**
   * Everything that was stated before this erasure has been told.
   *
   * @param erasure the erasure, with all identities of those whom it is about; it comes from the
   *     partition after the last of the records stage
   */
  record Erased(Erasure erasure) implements HomeEvent {}
}
