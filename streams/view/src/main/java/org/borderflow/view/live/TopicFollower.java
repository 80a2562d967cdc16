package org.borderflow.view.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.borderflow.view.topic.ReadingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics from their beginning, in a thread of its own, until closed. Kafka need not be
 * there when it starts, nor stay there: what fails begins anew.
 */
public final class TopicFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int SECONDS_BEFORE_ANOTHER_TRY = 5;
  private static final int MILLIS_TO_ANSWER = 10_000;

  private final List<String> topics;
  private final Listener listener;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final AtomicReference<Consumer<byte[], byte[]>> current = new AtomicReference<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  /** Is told what is in the topics, by one thread. */
  public interface Listener {

    /** What was told before counts no more: all of it comes again. */
    void begin();

    /**
     * The next record.
     *
     * @param old whether it was there when the topics were begun to be read
     */
    void visit(ConsumerRecord<byte[], byte[]> record, boolean old);

    /** All that was there has been told. */
    void caughtUp();
  }

  private TopicFollower(Map<String, ?> connection, List<String> topics, Listener listener) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, MILLIS_TO_ANSWER);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, MILLIS_TO_ANSWER);
    this.topics = List.copyOf(topics);
    this.listener = listener;
    this.consumers = ReadingConsumer.from(settings);
    this.thread = new Thread(this::follow, "follow-" + topics.get(0));
    thread.setDaemon(true);
  }

  /**
   * Begins to follow.
   *
   * @param connection how to reach the cluster: {@code bootstrap.servers} and security settings
   */
  public static TopicFollower start(
      Map<String, ?> connection, List<String> topics, Listener listener) {
    TopicFollower follower = new TopicFollower(connection, topics, listener);
    follower.thread.start();
    return follower;
  }

  private void follow() {
    do {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        current.set(consumer);
        listener.begin();
        follow(consumer);
      } catch (WakeupException e) {
        // It is closed.
      } catch (RuntimeException e) {
        LOG.warn("{} cannot be followed for now: {}", topics, e.getMessage());
      } finally {
        current.set(null);
      }
    } while (!closedWithin(SECONDS_BEFORE_ANOTHER_TRY));
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach(topic -> partitions.addAll(ReadingConsumer.partitions(consumer, topic)));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    boolean caughtUp = false;
    while (!closedWithin(0)) {
      if (!caughtUp
          && ends.entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        caughtUp = true;
        listener.caughtUp();
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        long end = ends.get(new TopicPartition(record.topic(), record.partition()));
        listener.visit(record, record.offset() < end);
      }
    }
  }

  private boolean closedWithin(int seconds) {
    try {
      return stopped.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    Consumer<byte[], byte[]> consumer = current.get();
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
