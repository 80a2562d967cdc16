package org.borderflow.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borderflow.ingest.posts.UnknownPosts;
import org.borderflow.schemas.RejectionReason;

/**
 * What came of the records read: always {@code received = sent + rejectedHere}. Duplicates and
 * conflicts are among the sent; they are found further on.
 *
 * @param received records read, that is all lines that are not blank
 * @param sent records found valid and handed to Kafka
 * @param rejectedHere records refused by the intake
 * @param latestDate latest local date of a crossing sent
 * @param rejectedByReason records refused, by reason; reasons that did not occur are left out
 * @param unknownPosts posts of records sent that are not in the register
 * @param warnings what the user should know, one line each
 */
public record IntakeCount(
    long received,
    long sent,
    long rejectedHere,
    Optional<LocalDate> latestDate,
    Map<RejectionReason, Long> rejectedByReason,
    List<UnknownPosts.Count> unknownPosts,
    List<String> warnings) {

  public IntakeCount {
    if (received != sent + rejectedHere) {
      throw new IllegalArgumentException("received is not sent + rejected: a record was lost");
    }
    rejectedByReason = Map.copyOf(rejectedByReason);
    unknownPosts = List.copyOf(unknownPosts);
    warnings = List.copyOf(warnings);
  }
}
