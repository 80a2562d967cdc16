package org.borderflow.view.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.Resubmission;
import org.borderflow.view.sort.SortedRows;
import org.borderflow.view.topic.TopicReader;

/**
 * Everything that a deployment has refused, whatever session it came in with, those that still wait
 * for their target included.
 */
public final class Refusals {

  private final TopicReader reader;
  private final RefusedRecords records;
  private final Deserializer<Resubmission> resubmissions;
  private final Path scratch;

  /**
   * @param scratch where temporary files may be written while sorting; made if missing
   */
  public Refusals(TopicReader reader, AvroSerdes serdes, Path scratch) {
    this.reader = reader;
    this.records = new RefusedRecords(reader, serdes);
    this.resubmissions = serdes.value(Topics.RESUBMITTED).deserializer();
    this.scratch = scratch;
  }

  /**
   * A refusal.
   *
   * @param receivedAt when it was stored
   * @param handled whether its record was put right and sent again since
   * @param partition with the offset, tells two refusals apart that are alike
   */
  public record Refused(
      Rejection rejection, Instant receivedAt, boolean handled, int partition, long offset) {}

  /** Shows those that are wanted, in no order. */
  public void show(RejectionFilter filter, Consumer<Refused> visitor) throws IOException {
    Set<RefusalId> handled = handled();
    RefusedRecords.Visitor show =
        (rejection, receivedAt, partition, offset) -> {
          Refused refused =
              new Refused(
                  rejection,
                  Instant.ofEpochMilli(receivedAt),
                  handled.contains(RefusalId.of(rejection)),
                  partition,
                  offset);
          if (filter.wants(refused)) {
            visitor.accept(refused);
          }
        };
    records.showRefused(show);
    try (SortedRows latest = new SortedRows(scratch, 1, SortedRows.USUAL_MEMORY / 2)) {
      records.showAwaiting(latest, show);
    }
  }

  /** What people have dealt with; so much that it must not be kept in memory they never do. */
  private Set<RefusalId> handled() {
    Set<RefusalId> handled = new HashSet<>();
    reader.read(
        Topics.RESUBMITTED.name(),
        record -> {
          Resubmission resubmission = resubmissions.deserialize(record.topic(), record.value());
          resubmission
              .getAnswers()
              .forEach(answer -> handled.add(RefusalId.of(resubmission.getAgency(), answer)));
        });
    return handled;
  }
}
