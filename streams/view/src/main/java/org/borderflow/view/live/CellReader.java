package org.borderflow.view.live;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Layout;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.Column;
import org.borderflow.view.file.ExactRows;
import org.borderflow.view.file.FileCells;

/** Turns records of a topic of flow cells into cells. One instance per thread. */
public abstract sealed class CellReader {

  private final Topic<FlowCellKey, ?> topic;
  private final Deserializer<FlowCellKey> keys;

  /** Codes occur over and over. */
  final Map<String, String> texts = new HashMap<>();

  private CellReader(Topic<FlowCellKey, ?> topic, AvroSerdes serdes) {
    Layout.ofFields(
        topic.keySchema(), Column.dimensions().stream().map(Column::camel).toArray(String[]::new));
    this.topic = topic;
    this.keys = serdes.key(topic).deserializer();
  }

  /** A reader of the public cells. */
  public static CellReader ofPublic(SchemaRegistryClient registry) {
    return new Public(registry);
  }

  /** A reader of the exact cells. */
  public static CellReader ofExact(SchemaRegistryClient registry) {
    return new Exact(registry);
  }

  /** The topic it reads. */
  String topic() {
    return topic.name();
  }

  /** What a record is of, without an observation. */
  Cell key(ConsumerRecord<byte[], byte[]> record) {
    return Cell.of(dimensions(record));
  }

  /** The cell that a record tells; empty if it tells that there is none. */
  abstract Optional<Cell> cell(ConsumerRecord<byte[], byte[]> record);

  Map<Column, String> dimensions(ConsumerRecord<byte[], byte[]> record) {
    FlowCellKey key = keys.deserialize(record.topic(), record.key());
    Map<Column, String> values = new EnumMap<>(Column.class);
    Column.dimensions()
        .forEach(column -> values.put(column, once(String.valueOf(key.get(column.ordinal())))));
    return values;
  }

  /** The same text each time it occurs, so that it takes memory once. */
  String once(String text) {
    return texts.computeIfAbsent(text, same -> same);
  }

  private static final class Public extends CellReader {

    private final Deserializer<PublicFlowCell> values;

    Public(SchemaRegistryClient registry) {
      super(Topics.PUBLIC_FLOW_CELLS, new AvroSerdes(registry));
      this.values = new AvroSerdes(registry).value(Topics.PUBLIC_FLOW_CELLS).deserializer();
    }

    @Override
    Optional<Cell> cell(ConsumerRecord<byte[], byte[]> record) {
      if (record.value() == null) {
        return Optional.empty();
      }
      PublicFlowCell told = values.deserialize(record.topic(), record.value());
      Map<Column, String> cell = dimensions(record);
      Long value = told.getObsValue();
      cell.put(Column.OBS_VALUE, value == null ? "" : once(value.toString()));
      cell.put(Column.OBS_STATUS, once(told.getObsStatus().name()));
      cell.put(Column.CONF_STATUS, once(told.getConfStatus().name()));
      return Optional.of(Cell.of(cell));
    }
  }

  private static final class Exact extends CellReader {

    private final ExactRows rows;

    Exact(SchemaRegistryClient registry) {
      super(Topics.FLOW_CELLS, new AvroSerdes(registry));
      this.rows = new ExactRows(registry);
    }

    @Override
    Optional<Cell> cell(ConsumerRecord<byte[], byte[]> record) {
      return rows.row(record).map(row -> FileCells.cell(row, texts));
    }
  }
}
