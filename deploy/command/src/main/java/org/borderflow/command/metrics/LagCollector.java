package org.borderflow.command.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.borderflow.view.live.StageLag;
import org.borderflow.view.live.StageLag.Lag;

/**
 * What is left for each stage to do, asked for once for each scrape.
 *
 * <p>To the records in its inputs is added what offsets do not tell: one for each partition in
 * which the latest day is under way or has not come, and one while expectations are outstanding.
 * Once all is zero the cells hold everything that had come.
 */
final class LagCollector implements MultiCollector {

  private static final String RECORDS = "borderflow_consumer_lag_records";
  private static final String SECONDS = "borderflow_consumer_lag_seconds";

  private final StageLag lag;
  private final ToLongFunction<String> beside;

  /**
   * @param beside what is left for a stage to do beside the records in its inputs
   */
  LagCollector(StageLag lag, ToLongFunction<String> beside) {
    this.lag = lag;
    this.beside = beside;
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, Lag> lags = lag.now().orElse(Map.of());
    GaugeSnapshot.Builder records =
        GaugeSnapshot.builder()
            .name(RECORDS)
            .help("Records and days that a stage has not worked off yet");
    GaugeSnapshot.Builder seconds =
        GaugeSnapshot.builder()
            .name(SECONDS)
            .help("For how long the oldest of them has been seen waiting");
    lags.forEach(
        (stage, each) -> {
          records.dataPoint(point(stage, (double) (each.records() + beside.applyAsLong(stage))));
          seconds.dataPoint(point(stage, each.age().toMillis() / 1e3));
        });
    return new MetricSnapshots(records.build(), seconds.build());
  }

  private static GaugeDataPointSnapshot point(String stage, double value) {
    return GaugeDataPointSnapshot.builder().labels(Labels.of("stage", stage)).value(value).build();
  }
}
