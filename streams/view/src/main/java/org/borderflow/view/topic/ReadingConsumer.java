package org.borderflow.view.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Makes consumers that read committed bytes from where they are told to: without a group, so that
 * reading leaves no trace in the cluster and any number may read at once.
 */
public final class ReadingConsumer {

  private ReadingConsumer() {}

  /**
   * Makes one whenever asked.
   *
   * @param connection how to reach the cluster: {@code bootstrap.servers} and security settings
   */
  public static Supplier<Consumer<byte[], byte[]>> from(Map<String, ?> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
    settings.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    return () ->
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The partitions of a topic, in order.
   *
   * @throws IllegalStateException if there is no such topic
   */
  public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    var infos = consumer.partitionsFor(topic);
    if (infos == null || infos.isEmpty()) {
      throw new IllegalStateException("There is no topic " + topic);
    }
    return infos.stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
        .toList();
  }

  /** Begins at the beginning of all partitions of a topic. */
  static void follow(Consumer<?, ?> consumer, String topic) {
    List<TopicPartition> partitions = partitions(consumer, topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }
}
