package org.borderflow.view.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.Resubmission;

/**
 * Counts what becomes of records behind the door from a tick on, and what comes in by another door:
 * records that are sent again.
 */
public final class ArrivalCounts implements TopicFollower.Listener {

  /** What is to be followed. */
  public static final List<String> TOPICS =
      List.of(Topics.PROGRESS.name(), Topics.RESUBMITTED.name());

  private final String stage;
  private final long sinceTick;
  private final Counters counters;
  private final Deserializer<ProgressKey> keys;
  private final Deserializer<Progress> reports;
  private final Deserializer<Resubmission> resubmissions;

  /** The greatest count of each partition that was told on. */
  private final Map<Integer, Map<String, Long>> told = new HashMap<>();

  /** Where is counted. */
  public interface Counters {

    /** A record was sent again. */
    void resubmitted(String agency);

    /** Of a record that was sent again, the intake said so at once. */
    void refusedAgain(RejectionReason reason);

    /**
     * Records were found to be something.
     *
     * @param what the name under which the stage counts them
     */
    void found(String what, long records);
  }

  /**
   * @param stage what tells how many records have become what
   * @param sinceTick what came before this tick is not counted
   */
  public ArrivalCounts(AvroSerdes serdes, String stage, long sinceTick, Counters counters) {
    this.stage = stage;
    this.sinceTick = sinceTick;
    this.counters = counters;
    this.keys = serdes.key(Topics.PROGRESS).deserializer();
    this.reports = serdes.value(Topics.PROGRESS).deserializer();
    this.resubmissions = serdes.value(Topics.RESUBMITTED).deserializer();
  }

  @Override
  public void begin() {
    // What comes again is not more than what was told on.
  }

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> record, boolean old) {
    if (record.topic().equals(Topics.PROGRESS.name())) {
      ProgressKey key = keys.deserialize(record.topic(), record.key());
      if (key.getStage().equals(stage) && record.value() != null) {
        report(key.getPartition(), reports.deserialize(record.topic(), record.value()));
      }
    } else if (!old) {
      Resubmission resubmission = resubmissions.deserialize(record.topic(), record.value());
      counters.resubmitted(resubmission.getAgency());
      if (resubmission.getRefused() != null) {
        counters.refusedAgain(resubmission.getRefused());
      }
    }
  }

  /** The first report is made as the tick comes by: all that it counts came before. */
  private void report(int partition, Progress report) {
    if (report.getTick() < sinceTick) {
      return;
    }
    Map<String, Long> before = told.putIfAbsent(partition, new HashMap<>(report.getCounts()));
    if (before != null) {
      report.getCounts().forEach((what, count) -> tell(before, what, count));
    }
  }

  private void tell(Map<String, Long> before, String what, long count) {
    long more = count - before.getOrDefault(what, 0L);
    if (more > 0) {
      counters.found(what, more);
      before.put(what, count);
    }
  }

  @Override
  public void caughtUp() {
    // It counts as it goes.
  }
}
