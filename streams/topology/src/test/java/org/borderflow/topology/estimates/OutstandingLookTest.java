package org.borderflow.topology.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class OutstandingLookTest {

  private final StreamsMetrics metrics = new MockProcessorContext<Void, Void>().metrics();
  private final OutstandingLook look = new OutstandingLook(metrics);

  @Test
  void nothingHasChanged() {
    look.betweenCommits(1_000);
    assertThat(look.isDue()).isFalse();
    assertThat(told()).isZero();
  }

  @Test
  void itTellsForHowLongSomethingHasChanged() {
    look.betweenCommits(1_000);
    look.becomesDue();
    assertThat(told()).isPositive();
    look.betweenCommits(1_500);
    assertThat(look.isDue()).isTrue();
    assertThat(told()).isEqualTo(500);
  }

  @Test
  void whatALookSawIsOutstandingUntilItIsCommitted() {
    look.betweenCommits(1_000);
    look.becomesDue();
    look.looks();
    look.looked();
    look.beforeCommit();
    assertThat(told()).isPositive();
    look.betweenCommits(1_100);
    assertThat(told()).isZero();
  }

  @Test
  void whatChangedDuringALookWaitsSinceTheLookBegan() {
    look.betweenCommits(1_000);
    look.becomesDue();
    look.betweenCommits(1_500);
    look.looks();
    look.becomesDue();
    look.looked();
    look.beforeCommit();
    look.betweenCommits(1_800);
    assertThat(look.isDue()).isTrue();
    assertThat(told()).isEqualTo(300);
  }

  private double told() {
    return metrics.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(OutstandingLook.METRIC))
        .mapToDouble(metric -> (double) metric.metricValue())
        .max()
        .orElseThrow();
  }
}
