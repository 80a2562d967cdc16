package org.borderflow.view.topic;

import static java.util.stream.Collectors.toMap;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.TopicSetup;

/** Topics that hold what a test puts into them, with a registry of their own. */
public final class RecordedTopics {

  private static final int PARTITIONS = 3;

  private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerdes serdes = new AvroSerdes(registry);
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  public RecordedTopics() {
    TopicSetup.register(registry);
  }

  public SchemaRegistryClient registry() {
    return registry;
  }

  public AvroSerdes serdes() {
    return serdes;
  }

  public TopicReader reader() {
    return new TopicReader(this::consumer, Duration.ofSeconds(1));
  }

  /** Appends a record; a null value deletes. */
  public <K extends SpecificRecord, V extends SpecificRecord> RecordedTopics put(
      Topic<K, V> topic, int partition, K key, V value) {
    byte[] keyBytes = serdes.key(topic).serializer().serialize(topic.name(), key);
    byte[] valueBytes = serdes.value(topic).serializer().serialize(topic.name(), value);
    return put(topic.name(), partition, keyBytes, valueBytes);
  }

  RecordedTopics put(String topic, int partition, byte[] key, byte[] value) {
    long offset = ends.merge(new TopicPartition(topic, partition), 1L, Long::sum) - 1;
    records.add(new ConsumerRecord<>(topic, partition, offset, key, value));
    return this;
  }

  /** Ends a partition with the marker of a transaction, which is an offset without a record. */
  RecordedTopics mark(String topic, int partition) {
    ends.merge(new TopicPartition(topic, partition), 1L, Long::sum);
    return this;
  }

  List<ConsumerRecord<byte[], byte[]>> records() {
    return records;
  }

  /** A consumer that finds every topic with three partitions. */
  Consumer<byte[], byte[]> consumer() {
    return new Replay();
  }

  private final class Replay extends MockConsumer<byte[], byte[]> {

    Replay() {
      super("earliest");
    }

    @Override
    public synchronized List<PartitionInfo> partitionsFor(String topic) {
      List<PartitionInfo> infos = new ArrayList<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        infos.add(new PartitionInfo(topic, partition, null, null, null));
      }
      return infos;
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(
        Collection<TopicPartition> partitions) {
      return partitions.stream()
          .collect(toMap(partition -> partition, partition -> ends.getOrDefault(partition, 0L)));
    }

    @Override
    public synchronized void assign(java.util.Collection<TopicPartition> partitions) {
      super.assign(partitions);
      Map<TopicPartition, Long> begins = new HashMap<>();
      Map<TopicPartition, Long> mine = new HashMap<>();
      for (TopicPartition partition : partitions) {
        begins.put(partition, 0L);
        mine.put(partition, ends.getOrDefault(partition, 0L));
      }
      updateBeginningOffsets(begins);
      updateEndOffsets(mine);
      schedulePollTask(
          () -> {
            for (var record : records) {
              if (begins.containsKey(new TopicPartition(record.topic(), record.partition()))) {
                addRecord(record);
              }
            }
          });
      schedulePollTask(() -> mine.forEach(this::seek));
    }
  }
}
