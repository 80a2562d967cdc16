package org.borderflow.view.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * How far stages are behind what they read. Asks when it is asked, so that whoever sees that
 * nothing is left sees it of everything that had come before.
 *
 * <p>What is left is the difference between where a topic ends and what the stage has committed.
 * The latter is asked for first: what a stage passes on is in the next topic before its own offsets
 * are committed, so no record is ever between the two.
 */
public final class StageLag implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 3_000;

  private final String group;
  private final Map<String, List<String>> inputs;
  private final LongSupplier nanos;
  private final Admin admin;
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Map<TopicPartition, OffsetHistory> histories = new HashMap<>();

  /**
   * What is left of a stage's inputs.
   *
   * @param records how many records, or marks of transactions, which take offsets as well
   * @param age for how long the one that waits longest has been seen waiting; zero if none waits
   */
  public record Lag(long records, Duration age) {}

  /**
   * @param connection how to reach the cluster: {@code bootstrap.servers} and security settings
   * @param group consumer group of the stages
   * @param inputs topics by stage
   * @param nanos a clock that only goes on, in nanoseconds
   */
  public StageLag(
      Map<String, Object> connection,
      String group,
      Map<String, List<String>> inputs,
      LongSupplier nanos) {
    this.group = group;
    this.inputs = new LinkedHashMap<>(inputs);
    this.nanos = nanos;
    Map<String, Object> config = new HashMap<>(connection);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.admin = Admin.create(config);
  }

  /** What is left, by stage; empty if Kafka does not tell. */
  public synchronized Optional<Map<String, Lag>> now() {
    try {
      findPartitions();
      Map<TopicPartition, OffsetAndMetadata> committed = committed();
      Map<TopicPartition, Long> done = new HashMap<>();
      committed.forEach((partition, offset) -> done.put(partition, offset.offset()));
      List<TopicPartition> untouched =
          partitions.stream().filter(partition -> !done.containsKey(partition)).toList();
      if (!untouched.isEmpty()) {
        done.putAll(offsets(untouched, OffsetSpec.earliest()));
      }
      return Optional.of(lags(done, offsets(partitions, OffsetSpec.latest())));
    } catch (ExecutionException | KafkaException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Once: a deployment keeps the partitions with which it began. */
  private void findPartitions() throws ExecutionException, InterruptedException {
    if (!partitions.isEmpty()) {
      return;
    }
    List<String> topics = inputs.values().stream().flatMap(List::stream).toList();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(each -> partitions.add(new TopicPartition(topic.name(), each.partition())));
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> committed()
      throws ExecutionException, InterruptedException {
    try {
      return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw e;
    }
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> of, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    of.forEach(partition -> wanted.put(partition, spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry :
        admin.listOffsets(wanted).all().get().entrySet()) {
      offsets.put(entry.getKey(), entry.getValue().offset());
    }
    return offsets;
  }

  private Map<String, Lag> lags(Map<TopicPartition, Long> done, Map<TopicPartition, Long> ends) {
    long now = nanos.getAsLong();
    Map<String, Lag> lags = new LinkedHashMap<>();
    inputs.forEach(
        (stage, topics) -> {
          long records = 0;
          long age = 0;
          for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            TopicPartition partition = end.getKey();
            if (topics.contains(partition.topic())) {
              long from = done.get(partition);
              records += Math.max(0, end.getValue() - from);
              age = Math.max(age, history(partition).waiting(from, end.getValue(), now));
            }
          }
          lags.put(stage, new Lag(records, Duration.ofNanos(age)));
        });
    return lags;
  }

  private OffsetHistory history(TopicPartition partition) {
    return histories.computeIfAbsent(partition, each -> new OffsetHistory());
  }

  @Override
  public void close() {
    admin.close();
  }

  /** Where a partition ended when it was looked at, so that what waits there has an age. */
  static final class OffsetHistory {

    /** A look a second for an hour: what waits longer counts as waiting so long. */
    private static final int MOST = 3_600;

    private static final long APART = Duration.ofSeconds(1).toNanos();

    private final Deque<Seen> looks = new ArrayDeque<>();

    private record Seen(long at, long end) {}

    /**
     * Takes note of a look.
     *
     * @param from what is worked off ends here
     * @param end what there is ends here
     * @param now when that was seen
     * @return for how long something has been waiting, in nanoseconds, as far as looks tell
     */
    long waiting(long from, long end, long now) {
      while (!looks.isEmpty() && looks.getFirst().end() <= from) {
        looks.removeFirst();
      }
      if (end > from && (looks.isEmpty() || now - looks.getLast().at() >= APART)) {
        if (looks.size() == MOST) {
          looks.removeFirst();
        }
        looks.addLast(new Seen(now, end));
      }
      return looks.isEmpty() ? 0 : now - looks.getFirst().at();
    }
  }
}
