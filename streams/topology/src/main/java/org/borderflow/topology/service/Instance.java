package org.borderflow.topology.service;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * An instance of the streams.
 *
 * @param name no other's, and the same after a restart
 * @param settings settings of Kafka Streams that follow from whether others share the work
 */
public record Instance(String name, Map<String, String> settings) {

  /** Name of an instance if none is given. */
  public static final String FIRST = "streams-1";

  /** One that shares the work with no other. */
  public static final Instance ONLY = new Instance(FIRST, Map.of());

  /**
   * As long as an instance may be silent before its work goes to others. Those wait for the end of
   * its transactions, so that these must not last longer.
   */
  private static final Duration MISSED_AFTER = Duration.ofSeconds(10);

  /**
   * One of several.
   *
   * @param standbys how many others keep a copy of its state, ready to go on with its work
   */
  public static Instance oneOfSeveral(String name, int standbys) {
    return new Instance(
        name,
        Map.of(
            StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
            Integer.toString(standbys),
            StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
            Long.toString(MISSED_AFTER.toMillis())));
  }
}
