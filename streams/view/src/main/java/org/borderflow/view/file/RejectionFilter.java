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
 * @param posts of one of these posts, as far as the record named one; empty for any
 * @param from stored at this moment or later; null for no beginning
 * @param until stored before this moment; null for no end
 * @param handledToo those as well that were dealt with
 */
public record RejectionFilter(
    Set<RejectionReason> reasons,
    Set<String> agencies,
    Set<String> posts,
    Instant from,
    Instant until,
    boolean handledToo) {

  boolean wants(Refusals.Refused refused) {
    Rejection rejection = refused.rejection();
    return (handledToo || !refused.handled())
        && (reasons.isEmpty() || reasons.contains(rejection.getReason()))
        && (agencies.isEmpty() || agencies.contains(rejection.getAgency()))
        && (posts.isEmpty() || posts.contains(rejection.getBorderPost()))
        && (from == null || !refused.receivedAt().isBefore(from))
        && (until == null || refused.receivedAt().isBefore(until));
  }
}
