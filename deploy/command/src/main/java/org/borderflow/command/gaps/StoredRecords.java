package org.borderflow.command.gaps;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.gaps.fields.Seen;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.view.topic.TopicReader;

/**
 * Gathers the records that a deployment has received, whether it runs or not. A refused record does
 * not keep its date: it belongs to the month in which it was received.
 */
public final class StoredRecords {

  /** What is found only behind the door is found again by counting. */
  private static final Set<RejectionReason> BEHIND_THE_DOOR =
      Set.of(RejectionReason.CONFLICTING_DUPLICATE, RejectionReason.UNKNOWN_TARGET);

  private final TopicReader reader;
  private final AvroSerdes serdes;

  /** The records of a cluster. */
  public StoredRecords(TopicReader reader, AvroSerdes serdes) {
    this.reader = reader;
    this.serdes = serdes;
  }

  /** Shows them all, up to where the log ends at this moment. */
  public void readInto(Gathered gathered) {
    Deserializer<IntakeEvent> events = serdes.value(Topics.RECEIVED).deserializer();
    reader.read(
        Topics.RECEIVED.name(),
        message -> {
          Object event = events.deserialize(message.topic(), message.value()).getEvent();
          if (event instanceof ReceivedCrossing record) {
            gathered.accept(record, Set.of(), lag(record, day(message.timestamp())));
          } else if (event instanceof ResidenceStatus status) {
            gathered.accept(status);
          }
        });
    Deserializer<Rejection> rejections = serdes.value(Topics.REJECTED).deserializer();
    reader.read(
        Topics.REJECTED.name(),
        message -> {
          Rejection rejection = rejections.deserialize(message.topic(), message.value());
          if (rejection != null && !BEHIND_THE_DOOR.contains(rejection.getReason())) {
            gathered.refuse(rejection, YearMonth.from(day(message.timestamp())).toString());
          }
        });
  }

  private static int lag(ReceivedCrossing record, LocalDate received) {
    return record.getCrossing() == null
        ? Seen.NO_LAG
        : (int) ChronoUnit.DAYS.between(record.getCrossing().getDate(), received);
  }

  private static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
