package org.borderflow.topology.service;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.rules.flow.Cubes;
import org.borderflow.topology.BorderflowTopology;
import org.borderflow.topology.estimates.OutstandingLook;
import org.borderflow.topology.kafka.CommitFlushing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topology until it is closed. A bug stops it loudly: see {@link #failure()}. */
public final class StreamsService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);
  private static final Duration PATIENCE_ON_CLOSE = Duration.ofSeconds(60);

  private final KafkaStreams streams;
  private final AtomicReference<Throwable> failure;
  private final Restoration restoration;

  private StreamsService(
      KafkaStreams streams, AtomicReference<Throwable> failure, Restoration restoration) {
    this.streams = streams;
    this.failure = failure;
    this.restoration = restoration;
  }

  /** Starts the application. Its topics must exist and their schemas be registered. */
  public static StreamsService start(StreamsSettings settings) {
    SchemaRegistryClient registry = AvroSerdes.client(settings.registryUrl(), settings.overrides());
    Properties config = configuration(settings);
    Topology topology =
        BorderflowTopology.of(
            new AvroSerdes(registry),
            settings.method(),
            Cubes.standard(),
            settings.retention(),
            settings.disclosure(),
            partitions(settings),
            settings.commitInterval().pace(),
            config);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    DamagedState damaged = new DamagedState(settings.stateDirectory(), settings.applicationId());
    damaged.discard();
    KafkaStreams streams = new KafkaStreams(topology, config, new CommitFlushing());
    streams.setUncaughtExceptionHandler(
        exception -> {
          failure.compareAndSet(null, exception);
          damaged.remember(exception);
          LOG.error("The stream application stops", exception);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    Restoration restoration = new Restoration();
    streams.setGlobalStateRestoreListener(restoration);
    try {
      streams.start();
    } catch (StreamsException e) {
      // Stores are opened here as well, and no thread is there yet to hand this to the handler.
      damaged.remember(e);
      streams.close(PATIENCE_ON_CLOSE);
      throw e;
    }
    return new StreamsService(streams, failure, restoration);
  }

  private static int partitions(StreamsSettings settings) {
    Map<String, Object> config = new HashMap<>(settings.overrides());
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    try (Admin admin = Admin.create(config)) {
      String topic = Topics.RECEIVED.name();
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .size();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The topics cannot be described: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while describing the topics", e);
    }
  }

  /** The settings of Kafka Streams that follow from ours. */
  public static Properties configuration(StreamsSettings settings) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().longest().toMillis());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    // Calendar moves go on between polls: an idle poll must not hold them up.
    config.put(StreamsConfig.POLL_MS_CONFIG, 10);
    // Nothing depends on the order between the partitions of a task: it never waits for one of
    // them, and does not ask at every record whether it should.
    config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
    config.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 5_000);
    config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonAside.class);
    config.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS);

    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000);
    // Records that trickle in come a few at a time, not each by itself: a fetch costs broker and
    // streams as much as the records in it, and the door pays for that where all share processors.
    config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), 64 << 10);
    config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 10);
    config.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        settings.instanceId());
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    // What a commit holds goes out with it, unless it fills a batch: nobody may read it before.
    config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 200);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 64L << 20);
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) Duration.ofMinutes(5).toMillis());
    config.putAll(settings.overrides());
    return config;
  }

  /** Why the application stopped by itself, if it did. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Whether it runs or is about to. */
  public boolean isAlive() {
    return failure.get() == null && streams.state().isRunningOrRebalancing();
  }

  /** Why this instance does not do its share of the work at this moment, if it does not. */
  public Optional<String> notReady() {
    if (!isAlive()) {
      return Optional.of("the streams do not run");
    }
    if (streams.state() == KafkaStreams.State.RUNNING) {
      return Optional.empty();
    }
    long left = toRestore();
    return Optional.of(
        left > 0
            ? left + " records of state are yet to be read back"
            : "the work is being shared out");
  }

  /** How much the stores of this instance take, by store: on disk and not yet written to it. */
  public Map<String, Long> stateBytes() {
    return StoreSizes.bytes(streams.metrics().values());
  }

  /** How many keys the stores of this instance hold, by store, as RocksDB estimates it. */
  public Map<String, Long> stateKeys() {
    return StoreSizes.keys(streams.metrics().values());
  }

  /** How many records of changelogs this instance has yet to read back before it goes on. */
  public long toRestore() {
    return restoration.remaining();
  }

  /**
   * For how long something has changed that what this instance says is to be expected does not take
   * into account; zero if nothing has, or another instance has the task.
   */
  public Duration estimatesBehind() {
    return Duration.ofMillis(
        streams.metrics().values().stream()
            .filter(metric -> metric.metricName().name().equals(OutstandingLook.METRIC))
            .mapToLong(
                metric -> metric.metricValue() instanceof Double behind ? behind.longValue() : 0)
            .max()
            .orElse(0));
  }

  @Override
  public void close() {
    streams.close(PATIENCE_ON_CLOSE);
  }
}
