package org.borderflow.ingest.resubmit;

import java.time.Instant;
import org.borderflow.schemas.Rejection;

/**
 * A refusal that nobody has dealt with.
 *
 * @param rejection what was refused, and why
 * @param receivedAt when it was stored
 */
public record Refusal(Rejection rejection, Instant receivedAt) {

  Place place() {
    return new Place(rejection.getOrigin().getSource(), rejection.getOrigin().getLine());
  }

  /** Whether it is about the same record, read in the same session. */
  boolean isLike(Refusal other) {
    return rejection.getAgency().equals(other.rejection.getAgency())
        && rejection.getOrigin().equals(other.rejection.getOrigin())
        && rejection.getRecordId().equals(other.rejection.getRecordId());
  }
}
