package org.borderflow.topology.service;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * How much of the changelogs is yet to be read back. Told by the threads that read, asked by any.
 */
final class Restoration implements StateRestoreListener {

  private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
    remaining.put(partition, Math.max(0, to - from));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
    remaining.computeIfPresent(partition, (of, left) -> Math.max(0, left - restored));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long restored) {
    remaining.remove(partition);
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long restored) {
    remaining.remove(partition);
  }

  long remaining() {
    return remaining.values().stream().mapToLong(Long::longValue).sum();
  }
}
