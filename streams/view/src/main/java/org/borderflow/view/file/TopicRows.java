package org.borderflow.view.file;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderflow.contract.Topic;
import org.borderflow.contract.WireRecords;
import org.borderflow.view.sort.Row;
import org.borderflow.view.sort.RowLane;
import org.borderflow.view.topic.RecordVisitor;

/** Turns the records of some partitions into rows; a deleted key takes its row back. */
final class TopicRows implements RecordVisitor {

  private final WireRecords keys;
  private final WireRecords values;
  private final RowFormat format;
  private final RowLane lane;
  private final Row row = new Row();

  TopicRows(Topic<?, ?> topic, SchemaRegistryClient registry, RowFormat format, RowLane lane) {
    this.keys = new WireRecords(registry, topic.keySchema());
    this.values = new WireRecords(registry, topic.valueSchema());
    this.format = format;
    this.lane = lane;
  }

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> record) {
    row.next();
    try {
      format.key(keys.open(record.key()), row.key());
      byte[] value = record.value();
      if (value != null && format.value(values.open(value), row.line())) {
        lane.put(row);
      } else {
        lane.remove(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(
              "The record at %s-%d, offset %d, cannot be read",
              record.topic(), record.partition(), record.offset()),
          e);
    }
  }

  @Override
  public void end() {
    lane.sort();
  }
}
