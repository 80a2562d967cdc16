package org.borderflow.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.view.live.OpenRejections;
import org.borderflow.view.live.TopicFollower;

/** Shows how many refusals are open and since when, as far as Kafka lets know. */
final class OpenRejectionGauges {

  private OpenRejectionGauges() {}

  /**
   * Begins to show it.
   *
   * @param connection how to reach the cluster
   * @return to be closed when it is no longer to be kept up to date
   */
  static TopicFollower start(
      Map<String, Object> connection, AvroSerdes serdes, MeterRegistry registry, Clock clock) {
    OpenRejections open = new OpenRejections(serdes);
    registry.gauge(
        "borderflow.rejected.depth",
        open,
        known -> known.depth().map(Long::doubleValue).orElse(Double.NaN));
    registry.gauge("borderflow.rejected.oldest.seconds", open, known -> age(known, clock));
    return TopicFollower.start(connection, OpenRejections.TOPICS, open);
  }

  private static double age(OpenRejections open, Clock clock) {
    if (open.depth().isEmpty()) {
      return Double.NaN;
    }
    return open.oldest()
        .map(oldest -> Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1e3))
        .orElse(0.0);
  }
}
