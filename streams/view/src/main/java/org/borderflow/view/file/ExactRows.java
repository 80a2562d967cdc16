package org.borderflow.view.file;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderflow.contract.Topics;
import org.borderflow.contract.WireRecords;
import org.borderflow.view.sort.Row;

/**
 * Reads records of the exact flow cells, one by one, as the rows that {@code flows.csv} would have
 * of them. One instance per thread.
 */
public final class ExactRows {

  private final WireRecords keys;
  private final WireRecords values;
  private final FlowFormat format = new FlowFormat(0, false);
  private final Row row = new Row();

  public ExactRows(SchemaRegistryClient registry) {
    this.keys = new WireRecords(registry, Topics.FLOW_CELLS.keySchema());
    this.values = new WireRecords(registry, Topics.FLOW_CELLS.valueSchema());
  }

  /**
   * The values of all columns of a row, of which the as-of date means nothing here.
   *
   * @return empty if the file would have no such row
   */
  public Optional<List<String>> row(ConsumerRecord<byte[], byte[]> record) {
    row.next();
    try {
      format.key(keys.open(record.key()), row.key());
      return record.value() != null && format.value(values.open(record.value()), row.line())
          ? Optional.of(FlowLine.split(row.line().toString()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(
              "The record at %s-%d, offset %d, cannot be read",
              record.topic(), record.partition(), record.offset()),
          e);
    }
  }
}
