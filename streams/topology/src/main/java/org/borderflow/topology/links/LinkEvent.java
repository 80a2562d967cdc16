package org.borderflow.topology.links;

import org.borderflow.rules.identity.LinkStatement;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Traveller;

/** What reaches the task that keeps the links. */
public sealed interface LinkEvent {

  /**
   * A link or an unlink was accepted.
   *
   * @param one either identity
   * @param other the other one
   * @param statement what was said of them
   */
  record Stated(Traveller one, Traveller other, LinkStatement statement) implements LinkEvent {}

  /**
   * A partition of the records stage has passed a tick.
   *
   * @param tick the tick
   */
  record Passed(DayTick tick) implements LinkEvent {}

  /**
   * A partition of the records stage has passed an erasure.
   *
   * @param erasure the erasure
   */
  record Erased(Erasure erasure) implements LinkEvent {}
}
