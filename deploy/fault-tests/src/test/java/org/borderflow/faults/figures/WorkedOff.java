package org.borderflow.faults.figures;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.borderflow.contract.Topics;

/** How many of the received records the streams are through with, asked of a broken cluster. */
public final class WorkedOff implements AutoCloseable {

  private static final String APPLICATION = "border-flows";
  private static final int PATIENCE_SECONDS = 5;

  private final Admin admin;

  /** Asks there. */
  public WorkedOff(Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put("request.timeout.ms", 2_000);
    settings.put("default.api.timeout.ms", 4_000);
    this.admin = Admin.create(settings);
  }

  /**
   * Offsets of the received records, added up over partitions.
   *
   * @param committed behind the last that was worked off, -1 if nobody answers
   * @param end behind the last
   */
  public record Offsets(long committed, long end) {

    /** Whether the streams have gone on since then, or there is nothing left for them to do. */
    public boolean isBeyond(Offsets before) {
      return committed >= 0 && (committed > before.committed || committed >= end);
    }
  }

  /** Asks. */
  public Offsets now() throws InterruptedException {
    try {
      Map<TopicPartition, Long> committed = new HashMap<>();
      admin
          .listConsumerGroupOffsets(APPLICATION)
          .partitionsToOffsetAndMetadata()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .forEach(
              (partition, offset) -> {
                if (partition.topic().equals(Topics.RECEIVED.name()) && offset != null) {
                  committed.put(partition, offset.offset());
                }
              });
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
      long end =
          admin.listOffsets(wanted).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS).values().stream()
              .mapToLong(offset -> offset.offset())
              .sum();
      return committed.isEmpty()
          ? new Offsets(-1, end)
          : new Offsets(committed.values().stream().mapToLong(Long::longValue).sum(), end);
    } catch (ExecutionException | TimeoutException e) {
      return new Offsets(-1, Long.MAX_VALUE);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
