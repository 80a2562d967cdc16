package org.borderflow.faults.figures;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderflow.contract.Topics;
import org.borderflow.view.topic.ReadingConsumer;

/**
 * Follows the flow cells as whoever subscribes to them does, and remembers for how long each
 * partition did not move at most.
 */
public final class StandStill implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<Integer, Long> last = new ConcurrentHashMap<>();
  private final Map<Integer, Duration> longest = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::follow, "follow-cells");
  private final int partitions;
  private volatile boolean open = true;

  /** Begins to follow. */
  public StandStill(Map<String, Object> connection) {
    consumer = ReadingConsumer.from(connection).get();
    var all = ReadingConsumer.partitions(consumer, Topics.FLOW_CELLS.name());
    partitions = all.size();
    consumer.assign(all);
    consumer.seekToEnd(all);
    thread.start();
  }

  private void follow() {
    while (open) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        long now = System.nanoTime();
        Long before = last.put(record.partition(), now);
        if (before != null) {
          longest.merge(
              record.partition(),
              Duration.ofNanos(now - before),
              (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
      }
    }
    consumer.close();
  }

  /** Whether every partition has been seen to move. */
  public boolean hasSeenAll() {
    return last.size() == partitions;
  }

  /** Forgets how long it has been so far: what counts begins now. */
  public void begin() {
    longest.clear();
  }

  /** By partition, when it moved last, on the clock of {@link System#nanoTime}. */
  public Map<Integer, Long> last() {
    return Map.copyOf(last);
  }

  /** By partition, the longest time between two moves since it began to count. */
  public Map<Integer, Duration> longest() {
    return Map.copyOf(longest);
  }

  @Override
  public void close() {
    open = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
