package org.borderflow.ingest.resubmit;

import java.time.Instant;

/**
 * How a corrected record says which refusal it answers.
 *
 * @param recordId its own id; blank if it has none
 * @param place where it was read first; null if that is not said
 * @param receivedAt when the refusal was stored; null if that is not said
 * @param agency who sent it; blank if that is not said
 */
record Reference(String recordId, Place place, Instant receivedAt, String agency) {

  /** Whether a refusal is none of those meant, as far as agency and time are said. */
  boolean rulesOut(Refusal refusal) {
    return (!agency.isEmpty() && !agency.equals(refusal.rejection().getAgency()))
        || (receivedAt != null && !receivedAt.equals(refusal.receivedAt()));
  }
}
