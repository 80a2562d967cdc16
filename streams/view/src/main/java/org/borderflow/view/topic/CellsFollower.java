package org.borderflow.view.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.view.summary.FlowRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the cells of the total cube in memory as they change, for a view that is looked at while
 * the streams run.
 */
public final class CellsFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CellsFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<FlowCellKey> keys;
  private final Deserializer<FlowCell> values;
  private final Map<FlowCellKey, FlowRow> cells = new ConcurrentHashMap<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts following from the beginning of the topic.
   *
   * @param connection how to reach the cluster: {@code bootstrap.servers} and security settings
   */
  public CellsFollower(Map<String, ?> connection, AvroSerdes serdes) {
    this(
        ReadingConsumer.from(connection).get(),
        serdes.key(Topics.FLOW_CELLS).deserializer(),
        serdes.value(Topics.FLOW_CELLS).deserializer());
  }

  CellsFollower(
      Consumer<byte[], byte[]> consumer,
      Deserializer<FlowCellKey> keys,
      Deserializer<FlowCell> values) {
    this.consumer = consumer;
    this.keys = keys;
    this.values = values;
    ReadingConsumer.follow(consumer, Topics.FLOW_CELLS.name());
    this.thread = new Thread(this::follow, "cells-follower");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    try (consumer) {
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          take(record);
        }
      }
    } catch (WakeupException e) {
      LOG.debug("No longer following the cells");
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    FlowCellKey key = keys.deserialize(record.topic(), record.key());
    FlowCell value = values.deserialize(record.topic(), record.value());
    if (value == null) {
      cells.remove(key);
    } else if (FlowRow.isTotal(key)) {
      cells.put(key, new FlowRow(key, value));
    }
  }

  /**
   * The cells at this moment, in no particular order.
   *
   * @throws IllegalStateException with the cause, if following has failed: what was seen before
   *     would be taken for the present
   */
  public List<FlowRow> snapshot() {
    RuntimeException cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("The flow cells can no longer be followed", cause);
    }
    return List.copyOf(cells.values());
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    awaitEnd();
  }

  void awaitEnd() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
