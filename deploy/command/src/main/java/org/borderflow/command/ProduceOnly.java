package org.borderflow.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.Topics;
import org.borderflow.ingest.publish.RecordPublisher;

/** The yardstick: the received records once more, as bytes, with the intake's own settings. */
final class ProduceOnly {

  private static final String TOPIC = "benchmark-produce-only";
  private static final int BATCH = 100_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final List<ProducerRecord<byte[], byte[]>> held = new ArrayList<>(BATCH);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Callback remember =
      (metadata, exception) -> {
        if (exception != null) {
          failure.compareAndSet(null, exception);
        }
      };
  private long nanos;

  private ProduceOnly(KafkaProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Produces what stands in the topic of received records; the time of reading is not counted. */
  static Duration again(Deployment deployment) {
    Map<String, Object> config = new HashMap<>(RecordPublisher.settings());
    config.putAll(deployment.connection());
    try (Admin admin = Admin.create(deployment.connection());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      int partitions = producer.partitionsFor(Topics.RECEIVED.name()).size();
      NewTopic topic =
          new NewTopic(TOPIC, Optional.of(partitions), Optional.empty())
              .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
      admin.createTopics(List.of(topic)).all().get();
      producer.partitionsFor(TOPIC);
      ProduceOnly again = new ProduceOnly(producer);
      deployment
          .topics()
          .read(
              Topics.RECEIVED.name(),
              record ->
                  again.hold(
                      new ProducerRecord<>(
                          TOPIC, record.partition(), record.key(), record.value())));
      again.produce();
      return Duration.ofNanos(again.nanos);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The topic of the benchmark cannot be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in the benchmark", e);
    }
  }

  private void hold(ProducerRecord<byte[], byte[]> record) {
    held.add(record);
    if (held.size() == BATCH) {
      produce();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of a failure
  private void produce() {
    long begun = System.nanoTime();
    for (ProducerRecord<byte[], byte[]> record : held) {
      producer.send(record, remember);
    }
    producer.flush();
    nanos += System.nanoTime() - begun;
    held.clear();
    if (failure.get() != null) {
      throw new IllegalStateException("Kafka did not store a record", failure.get());
    }
  }
}
