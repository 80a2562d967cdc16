package org.borderflow.topology.estimates;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * Whether something has changed since the last look, or what the last one saw is not committed yet,
 * and for how long. Told to Kafka Streams' own metrics as well: offsets do not tell it, and as long
 * as it is so the cells do not say what is expected.
 */
public final class OutstandingLook {

  /**
   * Name of the metric: for how many milliseconds something has changed that no look has seen to
   * its end, 0 if nothing has.
   */
  public static final String METRIC = "look-outstanding-ms";

  private static final String GROUP = "borderflow-estimates";

  private final Sensor sensor;
  private Stage stage = Stage.DONE;
  private long now;

  /** Up to when everything has been seen. */
  private long seen;

  /** When the present look began. */
  private long begun;

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
        new MetricName(
            METRIC, GROUP, "For how long something has changed that was not seen", Map.of()),
        new Value());
  }

  /** It is now so late, in milliseconds; the commit before, if there was one, is over. */
  void betweenCommits(long time) {
    if (now == 0) {
      seen = time;
    }
    now = time;
    if (stage == Stage.COMMITTING) {
      end();
    } else if (stage != Stage.DONE) {
      tell();
    }
  }

  /** Something has changed. */
  void becomesDue() {
    if (stage == Stage.DONE) {
      seen = now;
      tell();
    }
    stage = Stage.DUE;
  }

  private void tell() {
    sensor.record((double) Math.max(1, now - seen));
  }

  boolean isDue() {
    return stage == Stage.DUE;
  }

  /** A look begins; what changes from now on it may miss. */
  void looks() {
    stage = Stage.LOOKING;
    begun = now;
  }

  /** It has ended. */
  void looked() {
    seen = begun;
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

  /** Whoever has the task next looks in any case. */
  void end() {
    stage = Stage.DONE;
    sensor.record(0);
  }
}
