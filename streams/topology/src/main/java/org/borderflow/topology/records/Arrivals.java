package org.borderflow.topology.records;

import java.util.Arrays;
import java.util.Map;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.topology.Names;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.StageProgress;
import org.borderflow.topology.ticks.StageTotals;
import org.borderflow.topology.ticks.Tick;

/**
 * What became of the records received in one partition, told at once and not only as days pass.
 *
 * <p>What is told when a tick comes by is exactly what was received before it: the stage's own
 * progress comes later, when other partitions have seen the tick as well.
 */
final class Arrivals {

  private final StageProgress progress;
  private final StageTotals refused;
  private DayTick latest;

  Arrivals(StageLedger ledger, int partition) {
    this.progress = new StageProgress(Names.ARRIVALS, partition);
    this.refused =
        new StageTotals(
            ledger, Arrays.stream(RejectionReason.values()).map(Enum::name).toArray(String[]::new));
  }

  void refused(RejectionReason reason) {
    refused.add(reason.name(), 1);
  }

  void passes(DayTick tick) {
    latest = tick;
  }

  /** Writes what is to be remembered. */
  void write() {
    refused.write();
  }

  /** Whether a tick has come by since this was made: there is nothing to tell before. */
  boolean tellable() {
    return latest != null;
  }

  ProgressKey key() {
    return progress.key();
  }

  /** What is to be told. */
  Progress told(long accepted, long duplicates) {
    Map<String, Long> counts = refused.asMap();
    counts.put(StandRecords.ACCEPTED, accepted);
    counts.put(StandRecords.DUPLICATES, duplicates);
    return progress.at(
        new Tick(latest.getTick(), (int) latest.getDay().toEpochDay()),
        latest.getOfPartitions(),
        counts);
  }
}
