package org.borderflow.command.release;

import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.FirstPlace;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.topology.recount.LogEnd;
import org.borderflow.topology.recount.ReceivedRecords;
import org.borderflow.view.topic.TopicReader;

/** The topic of received records: from it, every release can be made at any time. */
public final class ReceivedLog {

  private static final String TOPIC = Topics.RECEIVED.name();

  private final TopicReader reader;
  private final AvroSerdes serdes;

  /** That of a cluster. */
  public ReceivedLog(TopicReader reader, AvroSerdes serdes) {
    this.reader = reader;
    this.serdes = serdes;
  }

  /** Where it ends at this moment. */
  LogEnd end() {
    return new LogEnd(reader.ends(TOPIC));
  }

  /** How many identities were erased from it, and after how much of it. */
  Erasures erasures() {
    Deserializer<IntakeEvent> values = serdes.value(Topics.RECEIVED).deserializer();
    Erasures erasures = new Erasures();
    reader.read(
        TOPIC,
        message -> {
          if (values.deserialize(TOPIC, message.value()).getEvent() instanceof Erasure erasure) {
            erasures.add(
                erasure.getNumber(),
                erasure.getIdentities(),
                message.partition(),
                FirstPlace.offset(message));
          }
        });
    return erasures;
  }

  /** What stands in it up to an end. */
  ReceivedRecords until(LogEnd end) {
    ReceivedRecords records = new ReceivedRecords();
    Deserializer<IntakeEvent> values = serdes.value(Topics.RECEIVED).deserializer();
    reader.read(
        TOPIC,
        message -> {
          long offset = FirstPlace.offset(message);
          Object event = values.deserialize(TOPIC, message.value()).getEvent();
          if (event instanceof IdentityLink link) {
            records.add(link, message.partition(), offset);
          } else if (end.covers(message.partition(), offset)) {
            if (event instanceof ReceivedCrossing record) {
              records.add(record, message.partition(), offset);
            } else if (event instanceof ResidenceStatus status) {
              records.add(status, message.partition(), offset);
            }
          }
        });
    return records;
  }
}
