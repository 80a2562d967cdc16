package org.borderflow.command.release;

import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
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

  /** What stands in it up to an end. */
  ReceivedRecords until(LogEnd end) {
    ReceivedRecords records = new ReceivedRecords();
    Deserializer<IntakeEvent> values = serdes.value(Topics.RECEIVED).deserializer();
    reader.read(
        TOPIC,
        message -> {
          if (end.covers(message.partition(), message.offset())) {
            Object event = values.deserialize(TOPIC, message.value()).getEvent();
            if (event instanceof ReceivedCrossing record) {
              records.add(record, message.partition(), message.offset());
            } else if (event instanceof ResidenceStatus status) {
              records.add(status, message.partition(), message.offset());
            }
          }
        });
    return records;
  }
}
