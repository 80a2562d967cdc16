package org.borderflow.view.file;

import java.time.Instant;
import java.util.Set;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;

/**
 * Which refusals are wanted.
 *
 * @param reasons refused for one of these; empty for any
 * @param agencies sent by one of these; empty for any
 * @param from stored at this moment or later; null for no beginning
 * @param until stored before this moment; null for no end
 */
public record RejectionFilter(
    Set<RejectionReason> reasons, Set<String> agencies, Instant from, Instant until) {

  boolean wants(Rejection rejection, Instant receivedAt) {
    return (reasons.isEmpty() || reasons.contains(rejection.getReason()))
        && (agencies.isEmpty() || agencies.contains(rejection.getAgency()))
        && (from == null || !receivedAt.isBefore(from))
        && (until == null || receivedAt.isBefore(until));
  }
}
