package org.borderflow.view.file;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.view.sort.Row;
import org.borderflow.view.sort.RowLane;
import org.borderflow.view.topic.TopicReader;

/**
 * {@code rejected.csv}: the refused records of one run, and the corrections and cancellations whose
 * target has not come. A refusal that was sent twice, as a retry may do, is one row.
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
            put(rejection);
          }
        });
  }

  /** Puts those that still wait and returns how many there are. */
  long putAwaiting() {
    Map<RecordKey, Rejection> awaiting = new HashMap<>();
    reader.read(
        Topics.AWAITING_TARGET.name(),
        record -> {
          RecordKey key = awaitingKeys.deserialize(record.topic(), record.key());
          Rejection value = awaitingValues.deserialize(record.topic(), record.value());
          if (value == null) {
            awaiting.remove(key);
          } else {
            awaiting.put(key, value);
          }
        });
    awaiting.values().forEach(this::put);
    return awaiting.size();
  }

  private void put(Rejection rejection) {
    String source = rejection.getOrigin().getSource();
    long number = rejection.getOrigin().getLine();
    String reason = rejection.getReason().name();
    row.next();
    row.key().text(source).number(number).text(rejection.getRecordId()).text(reason);
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
