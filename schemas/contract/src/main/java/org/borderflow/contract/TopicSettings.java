package org.borderflow.contract;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How a topic is to be kept, on every cluster alike. Its size is the deployment's: see {@link
 * TopicPlan.Size}.
 *
 * @param name name in Kafka
 * @param config settings of the topic that are not left to the brokers
 */
public record TopicSettings(String name, SortedMap<String, String> config) {

  /** The topics of a clearing-house. */
  public static List<TopicSettings> clearing() {
    return Topics.CLEARING.stream().map(TopicSettings::of).toList();
  }

  /** All topics of a deployment, with the one that has no schema. */
  public static List<TopicSettings> all() {
    return Stream.concat(Topics.ALL.stream().map(TopicSettings::of), Stream.of(deadLetters()))
        .toList();
  }

  /** Of a topic that has schemas. */
  public static TopicSettings of(Topic<?, ?> topic) {
    return of(topic.name(), topic.cleanup(), topic.timestamp());
  }

  /** Of the dead letters. */
  public static TopicSettings deadLetters() {
    return of(Topics.DEAD_LETTERS, Topic.Cleanup.KEEP, Topic.Timestamp.STORED);
  }

  private static TopicSettings of(String name, Topic.Cleanup cleanup, Topic.Timestamp timestamp) {
    return new TopicSettings(
        name,
        new TreeMap<>(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                cleanup.policy(),
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                // Dates of crossings lie years back and years apart: they must never decide when a
                // segment is rolled or deleted.
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                timestamp.type())));
  }
}
