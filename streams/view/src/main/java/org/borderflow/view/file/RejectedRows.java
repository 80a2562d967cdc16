package org.borderflow.view.file;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.view.sort.Row;
import org.borderflow.view.sort.RowLane;
import org.borderflow.view.sort.SortedRows;
import org.borderflow.view.topic.TopicReader;

/**
 * {@code rejected.csv}: the refused records of one run, and the corrections and cancellations whose
 * target has not come. Every refusal is a row, also when a file is given twice and each of its
 * lines is refused twice: the producers send nothing a second time on their own.
 */
final class RejectedRows {

  static final String HEADER = "source,line,record_id,reason,field,message";

  private final TopicReader reader;
  private final Deserializer<Rejection> rejections;
  private final Deserializer<RecordKey> awaitingKeys;
  private final Deserializer<Rejection> awaitingValues;
  private final RowLane lane;
  private final Row row = new Row();

  RejectedRows(TopicReader reader, AvroSerdes serdes, RowLane lane) {
    this.reader = reader;
    this.rejections = serdes.value(Topics.REJECTED).deserializer();
    this.awaitingKeys = serdes.key(Topics.AWAITING_TARGET).deserializer();
    this.awaitingValues = serdes.value(Topics.AWAITING_TARGET).deserializer();
    this.lane = lane;
  }

  void putRejected(String run) {
    reader.read(
        Topics.REJECTED.name(),
        record -> {
          Rejection rejection = rejections.deserialize(record.topic(), record.value());
          if (rejection != null && rejection.getOrigin().getRun().equals(run)) {
            put(rejection, record.partition(), record.offset());
          }
        });
  }

  /**
   * Puts those that still wait, whatever run they came in with.
   *
   * @param run the run whose own are counted
   * @param latest an empty sort, for what was said last of each record
   * @return how many came in with this run
   */
  long putAwaiting(String run, SortedRows latest) throws IOException {
    String topic = Topics.AWAITING_TARGET.name();
    RowLane said = latest.lane(0);
    reader.read(
        topic,
        record -> {
          RecordKey key = awaitingKeys.deserialize(topic, record.key());
          row.next().key().text(key.getAgency()).text(key.getRecordId());
          if (record.value() == null) {
            said.remove(row);
          } else {
            row.line().hex(record.value());
            said.put(row);
          }
        });
    AtomicLong own = new AtomicLong();
    try (HexLines waiting =
        new HexLines(
            value -> {
              Rejection rejection = awaitingValues.deserialize(topic, value);
              put(rejection, 0, 0);
              if (rejection.getOrigin().getRun().equals(run)) {
                own.incrementAndGet();
              }
            })) {
      latest.writeTo(waiting);
    }
    return own.get();
  }

  private void put(Rejection rejection, int partition, long offset) {
    String source = rejection.getOrigin().getSource();
    long number = rejection.getOrigin().getLine();
    String reason = rejection.getReason().name();
    row.next();
    row.key()
        .text(source)
        .number(number)
        .text(rejection.getRecordId())
        .text(reason)
        .endOfGroup()
        .number(partition)
        .number(offset);
    row.line()
        .text(source)
        .number(number)
        .text(rejection.getRecordId())
        .text(reason)
        .text(rejection.getField())
        .text(rejection.getMessage());
    lane.put(row);
  }
}
