package org.borderflow.view.topic;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;

/**
 * Follows how far the stages are. {@link #refresh} and {@link #await} are for one thread at a time;
 * what has been seen may be asked for by any.
 */
public final class ProgressWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final long NOT_ASKED = -1;

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<ProgressKey> keys;
  private final Deserializer<Progress> values;
  private final Map<String, SortedMap<Integer, Progress>> stages = new ConcurrentHashMap<>();

  /**
   * A watch that begins at the beginning of the topic.
   *
   * @param connection how to reach the cluster: {@code bootstrap.servers} and security settings
   */
  public ProgressWatch(Map<String, ?> connection, AvroSerdes serdes) {
    this(
        ReadingConsumer.from(connection).get(),
        serdes.key(Topics.PROGRESS).deserializer(),
        serdes.value(Topics.PROGRESS).deserializer());
  }

  ProgressWatch(
      Consumer<byte[], byte[]> consumer,
      Deserializer<ProgressKey> keys,
      Deserializer<Progress> values) {
    this.consumer = consumer;
    this.keys = keys;
    this.values = values;
    ReadingConsumer.follow(consumer, Topics.PROGRESS.name());
  }

  /**
   * Waits until every partition of a stage has worked off a tick.
   *
   * @param patience how long the stage may be silent: every report of it starts the time anew. When
   *     it is over it begins again, as long as the stages before it write something meanwhile
   * @param stillAlive asked again and again; there is no use in waiting for a stage that has died
   * @throws IllegalStateException if the stage has died, or has said nothing for too long while
   *     nothing was written either
   */
  public void await(String stage, long tick, Duration patience, BooleanSupplier stillAlive) {
    long lastReport = System.nanoTime();
    long written = NOT_ASKED;
    while (!reached(stage, tick)) {
      if (!stillAlive.getAsBoolean()) {
        throw new IllegalStateException(
            "Stage " + stage + " stopped before tick " + tick + "; it is at " + ticks(stage));
      }
      if (refresh(stage, POLL)) {
        lastReport = System.nanoTime();
      } else if (System.nanoTime() - lastReport > patience.toNanos()) {
        // Millions of records keep the stages before it busy for long.
        long writtenNow = written();
        if (writtenNow == written) {
          throw new IllegalStateException(
              String.format(
                  "Stage %s has not reached tick %d, and nothing was written for %d seconds; it is"
                      + " at %s",
                  stage, tick, patience.toSeconds(), ticks(stage)));
        }
        written = writtenNow;
        lastReport = System.nanoTime();
      }
    }
  }

  /** How much there is in the topics that the stages write, as far as it has been committed. */
  private long written() {
    List<TopicPartition> results =
        Topics.RESULTS.stream()
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    return consumer.endOffsets(results).values().stream().mapToLong(end -> end).sum();
  }

  /** Whether every partition of the stage is known to have worked off the tick. */
  public boolean reached(String stage, long tick) {
    SortedMap<Integer, Progress> reports = latest(stage);
    if (reports.isEmpty()) {
      return false;
    }
    int partitions = reports.values().stream().mapToInt(Progress::getOfPartitions).max().getAsInt();
    for (int partition = 0; partition < partitions; partition++) {
      Progress report = reports.get(partition);
      if (report == null || report.getTick() < tick) {
        return false;
      }
    }
    return true;
  }

  /** Takes in everything that was in the topic when this was called. */
  public void catchUp() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      refresh("", POLL);
    }
  }

  /** Number of the greatest tick that any stage is known to have worked off, 0 if there is none. */
  public long latestTick() {
    return stages.values().stream()
        .flatMap(reports -> reports.values().stream())
        .mapToLong(Progress::getTick)
        .max()
        .orElse(0);
  }

  /** The day of the latest tick that any stage is known to have worked off, if there is one. */
  public Optional<LocalDate> latestDay() {
    return stages.values().stream()
        .flatMap(reports -> reports.values().stream())
        .max(Comparator.comparingLong(Progress::getTick))
        .map(Progress::getDay);
  }

  private boolean refresh(String stage, Duration atMost) {
    boolean heard = false;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
      ProgressKey key = keys.deserialize(record.topic(), record.key());
      Progress value = values.deserialize(record.topic(), record.value());
      var reports = stages.computeIfAbsent(key.getStage(), name -> new ConcurrentSkipListMap<>());
      if (value == null) {
        reports.remove(key.getPartition());
      } else {
        reports.put(key.getPartition(), value);
      }
      heard |= key.getStage().equals(stage);
    }
    return heard;
  }

  /** The running totals of a stage over all its partitions, as seen so far, by name. */
  public SortedMap<String, Long> totals(String stage) {
    SortedMap<String, Long> totals = new TreeMap<>();
    for (Progress report : latest(stage).values()) {
      report.getCounts().forEach((name, count) -> totals.merge(name, count, Long::sum));
    }
    return totals;
  }

  /** The latest report of each partition of a stage, as seen so far. */
  public SortedMap<Integer, Progress> latest(String stage) {
    return new TreeMap<>(stages.getOrDefault(stage, new TreeMap<>()));
  }

  private String ticks(String stage) {
    SortedMap<Integer, Long> ticks = new TreeMap<>();
    latest(stage).forEach((partition, report) -> ticks.put(partition, report.getTick()));
    return "partition=tick " + ticks;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
