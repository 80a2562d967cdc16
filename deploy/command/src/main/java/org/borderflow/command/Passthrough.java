package org.borderflow.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.borderflow.contract.Topics;
import org.borderflow.estimates.Method;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.topology.service.StreamsService;

/** The least that Kafka Streams can do with the received records: copy them, exactly once. */
final class Passthrough {

  private static final String TOPIC = "benchmark-passthrough";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final long expected;
  private final AtomicLong copied = new AtomicLong();
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile long begun;
  private volatile long ended;

  private Passthrough(long expected) {
    this.expected = expected;
  }

  /**
   * Copies what stands in the topic of received records.
   *
   * @param records how many stand there
   * @return the time from the first record to the last; starting the application is not in it
   */
  static Duration of(long records, String bootstrapServers, String registryUrl, Path data) {
    Passthrough passthrough = new Passthrough(records);
    createTopic(bootstrapServers);
    Properties config =
        StreamsService.configuration(
            StreamsPlan.forgettingNothing(
                    Method.of(RuleOptions.ruleBook("NZL", "12/16", "set-aside")),
                    Disclosure.UNPROTECTED,
                    ReplayCommand.COMMIT_INTERVAL)
                .on(
                    new Deployment.Cluster(bootstrapServers, registryUrl),
                    "benchmark-passthrough",
                    data));
    try (KafkaStreams streams = new KafkaStreams(passthrough.topology(), config)) {
      streams.start();
      if (!passthrough.done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("The records were not passed on: " + passthrough.copied);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in the benchmark", e);
    }
    return Duration.ofNanos(passthrough.ended - passthrough.begun);
  }

  private static void createTopic(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      NewTopic topic =
          new NewTopic(TOPIC, Optional.of(Deployment.PARTITIONS), Optional.empty())
              .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The topic of the benchmark cannot be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in the benchmark", e);
    }
  }

  private Topology topology() {
    return new Topology()
        .addSource(
            "read",
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topics.RECEIVED.name())
        .addProcessor("count", Copy::new, "read")
        .addSink("write", TOPIC, new ByteArraySerializer(), new ByteArraySerializer(), "count");
  }

  private final class Copy extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    @Override
    public void process(Record<byte[], byte[]> record) {
      long number = copied.incrementAndGet();
      if (number == 1) {
        begun = System.nanoTime();
      }
      context().forward(record);
      if (number == expected) {
        ended = System.nanoTime();
        done.countDown();
      }
    }
  }
}
