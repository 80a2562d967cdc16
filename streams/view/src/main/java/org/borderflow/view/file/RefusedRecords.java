package org.borderflow.view.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.FirstPlace;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.view.sort.Row;
import org.borderflow.view.sort.RowLane;
import org.borderflow.view.sort.SortedRows;
import org.borderflow.view.topic.TopicReader;

/**
 * The refused records, and the corrections and cancellations whose target has not come. Every
 * refusal counts, also when one record is refused twice: the producers send nothing a second time
 * on their own.
 */
final class RefusedRecords {

  private final TopicReader reader;
  private final Deserializer<Rejection> rejections;
  private final Deserializer<RecordKey> awaitingKeys;
  private final Deserializer<Rejection> awaitingValues;

  RefusedRecords(TopicReader reader, AvroSerdes serdes) {
    this.reader = reader;
    this.rejections = serdes.value(Topics.REJECTED).deserializer();
    this.awaitingKeys = serdes.key(Topics.AWAITING_TARGET).deserializer();
    this.awaitingValues = serdes.value(Topics.AWAITING_TARGET).deserializer();
  }

  /** Sees refusals one by one. */
  interface Visitor {

    /**
     * Called with the next one.
     *
     * @param receivedAt when it was stored, in milliseconds
     * @param partition with the offset, tells two refusals apart that are alike
     */
    void visit(Rejection rejection, long receivedAt, int partition, long offset);
  }

  /** Shows what was refused for good. */
  void showRefused(Visitor visitor) {
    reader.read(
        Topics.REJECTED.name(),
        record -> {
          Rejection rejection = rejections.deserialize(record.topic(), record.value());
          if (rejection != null) {
            visitor.visit(
                rejection,
                FirstPlace.timestamp(record),
                record.partition(),
                FirstPlace.offset(record));
          }
        });
  }

  /**
   * Shows what still waits for its target.
   *
   * @param latest an empty sort, for what was said last of each record
   */
  void showAwaiting(SortedRows latest, Visitor visitor) throws IOException {
    String topic = Topics.AWAITING_TARGET.name();
    RowLane said = latest.lane(0);
    Row row = new Row();
    reader.read(
        topic,
        record -> {
          RecordKey key = awaitingKeys.deserialize(topic, record.key());
          row.next().key().text(key.getAgency()).text(key.getRecordId());
          if (record.value() == null) {
            said.remove(row);
          } else {
            row.line().hex(dated(record.timestamp(), record.value()));
            said.put(row);
          }
        });
    try (HexLines waiting =
        new HexLines(
            bytes -> {
              ByteBuffer dated = ByteBuffer.wrap(bytes);
              long receivedAt = dated.getLong();
              byte[] value = new byte[dated.remaining()];
              dated.get(value);
              visitor.visit(awaitingValues.deserialize(topic, value), receivedAt, 0, 0);
            })) {
      latest.writeTo(waiting);
    }
  }

  private static byte[] dated(long timestamp, byte[] value) {
    return ByteBuffer.allocate(Long.BYTES + value.length).putLong(timestamp).put(value).array();
  }
}
