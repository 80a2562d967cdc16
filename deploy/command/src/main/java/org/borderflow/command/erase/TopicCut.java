package org.borderflow.command.erase;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.FirstPlace;
import org.borderflow.view.topic.ReadingConsumer;

/**
 * Takes messages out of topics that Kafka never compacts. Kafka can only delete from the beginning;
 * so what is to be kept of the beginning is copied to the end of its partition first, in its order
 * and marked as a {@linkplain FirstPlace copy}.
 *
 * <p>If this is broken off, nothing is lost: whatever has been copied stands twice until it is done
 * again, and then once.
 */
final class TopicCut implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  /** So that no segment holds both what goes and what stays: a new one begins with the copies. */
  private static final String SHORT_SEGMENTS = "1000";

  private final Admin admin;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /** What becomes of a message. */
  enum Fate {
    /** It is copied. */
    STAY(true, false),
    /** It is copied, and nothing behind it. */
    STAY_LAST(true, true),
    /** It is deleted. */
    GO(false, false),
    /** It is deleted, and nothing behind it. */
    GO_LAST(false, true);

    private final boolean stays;
    private final boolean last;

    Fate(boolean stays, boolean last) {
      this.stays = stays;
      this.last = last;
    }
  }

  /** Decides on the messages of one partition, in their order. */
  @FunctionalInterface
  interface Judge {
    /** What becomes of the next message. */
    Fate judge(ConsumerRecord<byte[], byte[]> message);

    /** What is copied in its place. */
    default byte[] value(ConsumerRecord<byte[], byte[]> message) {
      return message.value();
    }
  }

  /**
   * @param connection how to reach the cluster
   */
  TopicCut(Map<String, Object> connection) {
    Map<String, Object> producing = new HashMap<>(connection);
    producing.put(ProducerConfig.ACKS_CONFIG, "all");
    producing.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producing.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producing.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    this.admin = Admin.create(connection);
    this.consumers = ReadingConsumer.from(connection);
    this.producer =
        new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Begins a new segment with the next message of each partition from now on. */
  void beginSegments(String topic) {
    alterSegments(topic, new ConfigEntry(TopicConfig.SEGMENT_MS_CONFIG, SHORT_SEGMENTS), true);
  }

  /** Segments end when they usually do. */
  void endSegments(String topic) {
    alterSegments(topic, new ConfigEntry(TopicConfig.SEGMENT_MS_CONFIG, ""), false);
  }

  private void alterSegments(String topic, ConfigEntry entry, boolean set) {
    AlterConfigOp.OpType type = set ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE;
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    await(
        () ->
            admin
                .incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(entry, type))))
                .all()
                .get());
  }

  /**
   * Cuts a topic as far as it is committed at this moment, unless a judge says where to stop.
   *
   * @param judges makes the judge of each partition
   * @return how many messages are gone for good
   */
  long cut(String topic, Supplier<Judge> judges) {
    long gone = 0;
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      List<TopicPartition> partitions = ReadingConsumer.partitions(consumer, topic);
      Map<TopicPartition, RecordsToDelete> cuts = new HashMap<>();
      for (TopicPartition partition : partitions) {
        gone += copy(consumer, partition, judges.get(), cuts);
      }
      producer.flush();
      check();
      await(() -> admin.deleteRecords(cuts).all().get());
    }
    return gone;
  }

  private long copy(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      Judge judge,
      Map<TopicPartition, RecordsToDelete> cuts) {
    consumer.assign(List.of(partition));
    long first = consumer.beginningOffsets(List.of(partition)).get(partition);
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    consumer.seek(partition, first);
    long gone = 0;
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL).records(partition)) {
        if (message.offset() >= end) {
          break;
        }
        Fate fate = judge.judge(message);
        if (fate.stays) {
          copy(message, judge.value(message), first);
        } else {
          gone++;
        }
        if (fate.last) {
          cuts.put(partition, RecordsToDelete.beforeOffset(message.offset() + 1));
          return gone;
        }
      }
    }
    cuts.put(partition, RecordsToDelete.beforeOffset(end));
    return gone;
  }

  /** A copy whose original is there still was made by a cut that was broken off. */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of a failure
  private void copy(ConsumerRecord<byte[], byte[]> message, byte[] value, long first) {
    if (FirstPlace.isCopy(message.headers()) && FirstPlace.offset(message) >= first) {
      return;
    }
    ProducerRecord<byte[], byte[]> copy =
        new ProducerRecord<>(message.topic(), message.partition(), message.key(), value);
    message.headers().forEach(copy.headers()::add);
    copy.headers().remove(FirstPlace.HEADER).add(FirstPlace.HEADER, FirstPlace.of(message));
    producer.send(
        copy,
        (metadata, exception) -> {
          if (exception != null) {
            failure.compareAndSet(null, exception);
          }
        });
  }

  private void check() {
    if (failure.get() != null) {
      throw new IllegalStateException("Kafka did not store a copy", failure.get());
    }
  }

  private static void await(Question question) {
    try {
      question.ask();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refused: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking Kafka", e);
    }
  }

  @FunctionalInterface
  private interface Question {
    void ask() throws ExecutionException, InterruptedException;
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
