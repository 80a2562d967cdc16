package org.borderflow.topology.estimates;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * Whether something has changed since the last look, or what the last one saw is not committed yet.
 * Told to Kafka Streams' own metrics as well: offsets do not tell it, and as long as it is so the
 * cells do not say what is expected.
 */
public final class OutstandingLook {

  /** Name of the metric: 1 while a look is outstanding, else 0. */
  public static final String METRIC = "look-outstanding";

  private static final String GROUP = "borderflow-estimates";

  private final Sensor sensor;
  private Stage stage = Stage.DONE;

  private enum Stage {
    DUE,
    LOOKING,
    LOOKED,
    COMMITTING,
    DONE
  }

  OutstandingLook(StreamsMetrics metrics) {
    this.sensor = metrics.addSensor(METRIC, Sensor.RecordingLevel.INFO);
    sensor.add(
        new MetricName(METRIC, GROUP, "Whether a look is outstanding", Map.of()), new Value());
  }

  /** Something has changed. */
  void becomesDue() {
    if (stage == Stage.DONE) {
      sensor.record(1);
    }
    stage = Stage.DUE;
  }

  boolean isDue() {
    return stage == Stage.DUE;
  }

  /** A look begins; what changes from now on it may miss. */
  void looks() {
    stage = Stage.LOOKING;
  }

  void looked() {
    if (stage == Stage.LOOKING) {
      stage = Stage.LOOKED;
    }
  }

  /** What was said so far is about to be committed. */
  void beforeCommit() {
    if (stage == Stage.LOOKED) {
      stage = Stage.COMMITTING;
    }
  }

  /** The commit before, if there was one, is over. */
  void betweenCommits() {
    if (stage == Stage.COMMITTING) {
      end();
    }
  }

  /** Whoever has the task next looks in any case. */
  void end() {
    stage = Stage.DONE;
    sensor.record(0);
  }
}
