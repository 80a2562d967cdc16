package org.borderflow.view.topic;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic from its beginning to where it ends at this moment, as far as it is committed.
 *
 * <p>What is committed while it reads may or may not be seen beyond that end; a transaction that is
 * open when it starts is not waited for. Whoever needs everything of a stage first waits for the
 * stage with {@link ProgressWatch}.
 */
public final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Duration patience;

  /**
   * A reader of the topics of one cluster.
   *
   * @param connection how to reach the cluster: {@code bootstrap.servers} and security settings
   */
  public TopicReader(Map<String, ?> connection) {
    this(ReadingConsumer.from(connection), PATIENCE);
  }

  TopicReader(Supplier<Consumer<byte[], byte[]>> consumers, Duration patience) {
    this.consumers = consumers;
    this.patience = patience;
  }

  /** Whether nothing has been committed to a topic yet. */
  public boolean isEmpty(String topic) {
    return ends(topic).values().stream().allMatch(end -> end == 0);
  }

  /** By partition, the offset behind what is committed at this moment. */
  public Map<Integer, Long> ends(String topic) {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      return consumer.endOffsets(ReadingConsumer.partitions(consumer, topic)).entrySet().stream()
          .collect(toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }
  }

  /**
   * Reads in the calling thread.
   *
   * @return number of records shown to the visitor
   */
  public long read(String topic, RecordVisitor visitor) {
    AtomicBoolean stopped = new AtomicBoolean();
    return readLane(topic, 0, 1, visitor, stopped);
  }

  /**
   * Reads in several threads, each of which reads whole partitions.
   *
   * @param parallelism number of threads
   * @param lanes makes the visitor of each thread, by number from 0; called in the calling thread
   * @return number of records shown to all visitors
   */
  public long read(String topic, int parallelism, IntFunction<? extends RecordVisitor> lanes) {
    AtomicBoolean stopped = new AtomicBoolean();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            parallelism,
            task -> {
              Thread thread = new Thread(task, "read-" + topic);
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Long>> reading = new ArrayList<>();
      for (int lane = 0; lane < parallelism; lane++) {
        int number = lane;
        RecordVisitor visitor = lanes.apply(lane);
        reading.add(threads.submit(() -> readLane(topic, number, parallelism, visitor, stopped)));
      }
      return total(topic, reading);
    } finally {
      stopped.set(true);
      letEnd(threads);
    }
  }

  /** No visitor is called any more once a read has returned or failed. */
  private static void letEnd(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("A reading thread does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long total(String topic, List<Future<Long>> reading) {
    long total = 0;
    try {
      for (Future<Long> lane : reading) {
        total += lane.get();
      }
      return total;
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Topic " + topic + " could not be read: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading topic " + topic, e);
    }
  }

  private long readLane(
      String topic, int lane, int lanes, RecordVisitor visitor, AtomicBoolean stopped) {
    long count = 0;
    boolean done = false;
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      List<TopicPartition> mine =
          ReadingConsumer.partitions(consumer, topic).stream()
              .filter(partition -> partition.partition() % lanes == lane)
              .toList();
      if (!mine.isEmpty()) {
        consumer.assign(mine);
        consumer.seekToBeginning(mine);
        count = readToEnd(consumer, mine, visitor, stopped);
      }
      done = true;
    } finally {
      if (!done) {
        // The other lanes need not go on with what has failed already.
        stopped.set(true);
      }
    }
    if (!stopped.get()) {
      visitor.end();
    }
    return count;
  }

  private long readToEnd(
      Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      RecordVisitor visitor,
      AtomicBoolean stopped) {
    // With read_committed the end is the last stable offset: behind it nothing can be seen yet.
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<TopicPartition> unread = new ArrayList<>(partitions);
    unread.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
    long count = 0;
    long lastProgress = System.nanoTime();
    while (!unread.isEmpty() && !stopped.get()) {
      var records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        visitor.visit(record);
      }
      count += records.count();
      // The position, not the last record, tells the end: markers of transactions and records that
      // were compacted away take up offsets as well.
      boolean finishedOne =
          unread.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
      if (finishedOne || !records.isEmpty()) {
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
        throw new IllegalStateException(
            "Nothing came from " + unread + " for " + patience.toSeconds() + " seconds");
      }
    }
    return count;
  }
}
