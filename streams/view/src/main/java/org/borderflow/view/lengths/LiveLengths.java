package org.borderflow.view.lengths;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.view.live.TopicFollower;

/**
 * Keeps a table of lengths as a topic tells them. When the topic has to be read anew, the table
 * stays as it is until that is done.
 *
 * @param <V> what the topic tells of a key
 */
public final class LiveLengths<V> implements TopicFollower.Listener {

  private final LengthTable table;
  private final Topic<StayLengthKey, ?> topic;
  private final Deserializer<StayLengthKey> keys;
  private final Deserializer<V> values;
  private final BiFunction<StayLengthKey, V, LengthRow> rows;

  /** What has been told so far, until all is; null from then on. */
  private TreeSet<LengthRow> gathered;

  private LiveLengths(
      LengthTable table,
      Topic<StayLengthKey, ?> topic,
      Deserializer<StayLengthKey> keys,
      Deserializer<V> values,
      BiFunction<StayLengthKey, V, LengthRow> rows) {
    this.table = table;
    this.topic = topic;
    this.keys = keys;
    this.values = values;
    this.rows = rows;
  }

  /** Keeps the public lengths. */
  public static LiveLengths<PublicStayLength> ofPublic(
      LengthTable table, SchemaRegistryClient registry) {
    AvroSerdes serdes = new AvroSerdes(registry);
    return new LiveLengths<>(
        table,
        Topics.PUBLIC_STAY_LENGTHS,
        serdes.key(Topics.PUBLIC_STAY_LENGTHS).deserializer(),
        serdes.value(Topics.PUBLIC_STAY_LENGTHS).deserializer(),
        LengthRows::ofThePublic);
  }

  /** Keeps the exact lengths. */
  public static LiveLengths<StayLength> ofExact(LengthTable table, SchemaRegistryClient registry) {
    AvroSerdes serdes = new AvroSerdes(registry);
    return new LiveLengths<>(
        table,
        Topics.STAY_LENGTHS,
        serdes.key(Topics.STAY_LENGTHS).deserializer(),
        serdes.value(Topics.STAY_LENGTHS).deserializer(),
        LengthRows::exact);
  }

  /** What is to be followed. */
  public List<String> topics() {
    return List.of(topic.name());
  }

  @Override
  public void begin() {
    gathered = new TreeSet<>(LengthRow.ORDER);
  }

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> record, boolean old) {
    LengthRow row = row(record);
    if (gathered != null) {
      gathered.remove(row);
      if (record.value() != null) {
        gathered.add(row);
      }
    } else if (record.value() != null) {
      table.put(row);
    } else {
      table.remove(row);
    }
  }

  private LengthRow row(ConsumerRecord<byte[], byte[]> record) {
    StayLengthKey key = keys.deserialize(record.topic(), record.key());
    return record.value() == null
        ? LengthRows.without(key)
        : rows.apply(key, values.deserialize(record.topic(), record.value()));
  }

  @Override
  public void caughtUp() {
    table.replace(gathered);
    gathered = null;
  }
}
