package org.borderflow.topology.histories;

import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Traveller;

/** What happens to a traveller's history. */
sealed interface HistoryEvent {

  /** An event of a traveller's own, who represents itself; it goes no further than this task. */
  sealed interface AtHome extends HistoryEvent {}

  /** An event that reaches the representative through the topic of members. */
  sealed interface OfMember extends HistoryEvent {}

  /**
   * An entry has come or gone.
   *
   * @param entry the entry
   */
  record Changed(HistoryEntry entry) implements AtHome {}

  /** The traveller is represented by another from now on. */
  record Left() implements AtHome {}

  /** The traveller represents itself again. */
  record CameBack() implements AtHome {}

  /**
   * An entry of a member has come or gone.
   *
   * @param member a traveller whom this one represents
   * @param entry the entry
   */
  record MemberChanged(Traveller member, HistoryEntry entry) implements OfMember {}

  /**
   * A member is represented by somebody else, or by itself, from now on.
   *
   * @param member the traveller whom this one represented
   */
  record MemberLeft(Traveller member) implements OfMember {}

  /**
   * A partition has told everything before this tick.
   *
   * @param tick the tick
   */
  record Passed(DayTick tick) implements OfMember {}

  /**
   * A partition has told everything before this erasure.
   *
   * @param erasure the erasure
   */
  record Erased(Erasure erasure) implements OfMember {}
}
