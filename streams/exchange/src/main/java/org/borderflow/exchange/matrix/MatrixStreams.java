package org.borderflow.exchange.matrix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.borderflow.contract.AvroSerdes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the matrix until it is closed. */
public final class MatrixStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MatrixStreams.class);
  private static final String APPLICATION = "clearing-house-matrix";
  private static final Duration PATIENCE_ON_CLOSE = Duration.ofSeconds(60);

  private final KafkaStreams streams;
  private final AtomicReference<Throwable> failure;

  private MatrixStreams(KafkaStreams streams, AtomicReference<Throwable> failure) {
    this.streams = streams;
    this.failure = failure;
  }

  /**
   * Starts it. The topics must exist and their schemas be registered.
   *
   * @param connection how to reach the cluster: {@code bootstrap.servers} and security settings
   * @param state where its store is kept
   */
  public static MatrixStreams start(Map<String, ?> connection, AvroSerdes serdes, Path state) {
    Properties config = configuration(connection, state);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    KafkaStreams streams = new KafkaStreams(MatrixTopology.of(serdes, config), config);
    streams.setUncaughtExceptionHandler(
        exception -> {
          failure.compareAndSet(null, exception);
          LOG.error("The matrix stops", exception);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.start();
    return new MatrixStreams(streams, failure);
  }

  static Properties configuration(Map<String, ?> connection, Path state) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    config.putAll(connection);
    config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200L);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
    // One house writes. Under a name of its own, one that starts again takes up its work at once:
    // otherwise the group would first wait whether the one before comes back.
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), "house");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20);
    return config;
  }

  /** Why it does not do its work at this moment, if it does not. */
  public Optional<String> notReady() {
    return failure.get() == null && streams.state().isRunningOrRebalancing()
        ? Optional.empty()
        : Optional.of("the matrix is not published");
  }

  @Override
  public void close() {
    streams.close(PATIENCE_ON_CLOSE);
  }
}
