package org.borderflow.topology.codec;

import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.schemas.ResidenceStatus;

/** From the topics' residence statuses to the rules'. */
public final class StatusCodec {

  private StatusCodec() {}

  /** The rules' view of a residence status. */
  public static InitialStatus toRules(ResidenceStatus status) {
    return new InitialStatus(status.getResident(), (int) status.getKnownFrom().toEpochDay());
  }
}
