package org.borderflow.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Transactions under way. Kafka ends one partition by partition: that it is seen to be committed in
 * one topic does not mean that all of it can be read in another.
 */
final class OpenTransactions {

  private static final long MILLIS_BETWEEN_LOOKS = 10;

  private OpenTransactions() {}

  /**
   * Waits until all that stands in topics at this moment is committed, or will never be.
   *
   * @param patience how long that may take
   * @throws IllegalStateException if it takes longer
   */
  static void awaitEnd(Map<String, Object> connection, List<String> topics, Duration patience) {
    try (Admin admin = Admin.create(connection)) {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get()
          .values()
          .forEach(
              topic ->
                  topic
                      .partitions()
                      .forEach(
                          each ->
                              latest.put(
                                  new TopicPartition(topic.name(), each.partition()),
                                  OffsetSpec.latest())));
      Map<TopicPartition, Long> written = ends(admin, latest, IsolationLevel.READ_UNCOMMITTED);
      long begun = System.nanoTime();
      while (!covers(ends(admin, latest, IsolationLevel.READ_COMMITTED), written)) {
        if (System.nanoTime() - begun > patience.toNanos()) {
          throw new IllegalStateException("A transaction does not end");
        }
        TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The ends of topics cannot be found", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while transactions were open", e);
    }
  }

  private static Map<TopicPartition, Long> ends(
      Admin admin, Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest, new ListOffsetsOptions(isolation))
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private static boolean covers(
      Map<TopicPartition, Long> committed, Map<TopicPartition, Long> written) {
    return written.entrySet().stream()
        .allMatch(end -> committed.get(end.getKey()) >= end.getValue());
  }
}
