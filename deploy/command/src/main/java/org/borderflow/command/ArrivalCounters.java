package org.borderflow.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.ingest.http.IntakeMetrics;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.topology.Names;
import org.borderflow.view.live.ArrivalCounts;
import org.borderflow.view.live.TopicFollower;

/**
 * Counts in the intake's metrics what its records turn out to be behind it, where the streams are
 * in the same process: received is then accepted, duplicate or rejected.
 */
final class ArrivalCounters implements ArrivalCounts.Counters {

  private final IntakeMetrics metrics;

  private ArrivalCounters(IntakeMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Begins to count.
   *
   * @param connection how to reach the cluster
   * @param sinceTick what came before this tick is not counted
   * @return to be closed when no more is to be counted
   */
  static TopicFollower start(
      Map<String, Object> connection, AvroSerdes serdes, MeterRegistry registry, long sinceTick) {
    ArrivalCounters counters = new ArrivalCounters(new IntakeMetrics(registry));
    counters.metrics.accepted(0);
    counters.metrics.duplicates(0);
    return TopicFollower.start(
        connection,
        ArrivalCounts.TOPICS,
        new ArrivalCounts(serdes, Names.ARRIVALS, sinceTick, counters));
  }

  @Override
  public void resubmitted(String agency) {
    metrics.received(agency, 1);
  }

  @Override
  public void refusedAgain(RejectionReason reason) {
    metrics.rejected(reason, 1);
  }

  @Override
  public void found(String what, long records) {
    switch (what) {
      case "accepted" -> metrics.accepted(records);
      case "duplicates" -> metrics.duplicates(records);
      default -> metrics.rejected(RejectionReason.valueOf(what), records);
    }
  }
}
