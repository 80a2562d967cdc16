package org.borderflow.faults.figures;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.rules.flow.Cube;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.topology.cells.CellPlace;
import org.borderflow.topology.codec.CellCodec;
import org.borderflow.view.topic.ReadingConsumer;

/**
 * Follows the flow cells as whoever subscribes to them does, and remembers for how long those that
 * one task counts did not move at most. All tasks write to all partitions of the topic: a partition
 * may move while a share of the cells stands still.
 */
public final class StandStill implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  /** Where the first of the dimensions stands that flows can be broken down by. */
  private static final int FIRST = FlowCellKey.getClassSchema().getField("citizenship").pos();

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<FlowCellKey> keys;
  private final Map<Integer, Long> last = new ConcurrentHashMap<>();
  private final Map<Integer, Duration> longest = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::follow, "follow-cells");
  private final int tasks;
  private volatile boolean open = true;

  /**
   * Begins to follow.
   *
   * @param tasks how many count cells
   */
  public StandStill(Map<String, Object> connection, String registryUrl, int tasks) {
    this.tasks = tasks;
    keys = AvroSerdes.of(registryUrl).key(Topics.FLOW_CELLS).deserializer();
    consumer = ReadingConsumer.from(connection).get();
    var all = ReadingConsumer.partitions(consumer, Topics.FLOW_CELLS.name());
    consumer.assign(all);
    consumer.seekToEnd(all);
    thread.start();
  }

  private void follow() {
    while (open) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        long now = System.nanoTime();
        int task = task(keys.deserialize(record.topic(), record.key()));
        Long before = last.put(task, now);
        if (before != null) {
          longest.merge(
              task,
              Duration.ofNanos(now - before),
              (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
      }
    }
    consumer.close();
  }

  /** The task that counts a cell: it has everything of a place. */
  private int task(FlowCellKey key) {
    List<String> columns = CellCodec.dimensions(key);
    List<Dimension> dimensions =
        Stream.of(Dimension.values())
            .filter(each -> !columns.get(FIRST + each.ordinal()).equals(Dimension.TOTAL))
            .toList();
    return CellPlace.of(new Cube(dimensions), each -> columns.get(FIRST + each.ordinal()))
        .partition(tasks);
  }

  /** Whether the cells of every task have been seen to move. */
  public boolean hasSeenAll() {
    return last.size() == tasks;
  }

  /** Forgets how long it has been so far: what counts begins now. */
  public void begin() {
    longest.clear();
  }

  /** By task, when its cells moved last, on the clock of {@link System#nanoTime}. */
  public Map<Integer, Long> last() {
    return Map.copyOf(last);
  }

  /** By task, the longest time between two moves since it began to count. */
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
