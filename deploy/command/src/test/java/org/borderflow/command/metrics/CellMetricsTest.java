package org.borderflow.command.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CellMetricsTest {

  private static final long NOW = 1_700_000_000_000L;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

  @Test
  void aPostIsSilentSinceItsLatestRecordWhicheverComesFirst() {
    CellMetrics metrics = new CellMetrics(registry, clock, Set.of());
    metrics.heard("AKL", NOW - 5_000);
    metrics.heard("AKL", NOW - 90_000);
    metrics.heard("WLG", NOW + 1_000);
    assertThat(silence("AKL")).isEqualTo(5);
    assertThat(silence("WLG")).isZero();
  }

  @Test
  void aRegisteredPostIsSilentFromTheBeginningAndNoOtherIsToldApart() {
    CellMetrics metrics = new CellMetrics(registry, clock, Set.of("AKL", "CHC"));
    metrics.heard("XXX", NOW - 7_000);
    metrics.heard("YYY", NOW - 6_000);
    assertThat(silence("AKL")).isZero();
    assertThat(silence("CHC")).isZero();
    assertThat(silence(CellMetrics.OTHER_POSTS)).isEqualTo(6);
    assertThat(posts()).isEqualTo(3);
  }

  @Test
  void onlySoManyPostsAreToldApart() {
    CellMetrics metrics = new CellMetrics(registry, clock, Set.of());
    for (int post = 0; post < 2 * CellMetrics.MOST_POSTS; post++) {
      metrics.heard("post" + post, NOW);
    }
    assertThat(posts()).isEqualTo(CellMetrics.MOST_POSTS + 1);
  }

  @Test
  void latencyIsFromTheReceiptAndNeverNegative() {
    CellMetrics metrics = new CellMetrics(registry, clock, Set.of());
    metrics.published(NOW - 250);
    metrics.published(NOW + 50);
    assertThat(registry.get("borderflow.end.to.end").timer().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(250);
    assertThat(registry.get("borderflow.end.to.end").timer().count()).isEqualTo(2);
  }

  private double silence(String post) {
    return registry.get("borderflow.post.silent.seconds").tag("post", post).gauge().value();
  }

  private int posts() {
    return registry.get("borderflow.post.silent.seconds").gauges().size();
  }
}
