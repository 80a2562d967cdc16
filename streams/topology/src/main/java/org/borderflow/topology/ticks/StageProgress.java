package org.borderflow.topology.ticks;

import java.time.LocalDate;
import java.util.Map;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;

/** How one partition of a stage says how far it is. */
public final class StageProgress {

  private final String stage;
  private final int partition;

  /** Progress of a partition of a stage. */
  public StageProgress(String stage, int partition) {
    this.stage = stage;
    this.partition = partition;
  }

  public ProgressKey key() {
    return new ProgressKey(stage, partition);
  }

  /** Everything before this tick is in the stage's results. */
  public Progress at(Tick tick, int ofPartitions, Map<String, Long> totals) {
    return new Progress(tick.number(), LocalDate.ofEpochDay(tick.day()), ofPartitions, totals);
  }
}
