package org.borderflow.view.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.borderflow.view.live.StageLag.OffsetHistory;
import org.junit.jupiter.api.Test;

class OffsetHistoryTest {

  private final OffsetHistory history = new OffsetHistory();

  @Test
  void whatWaitsAgesUntilItIsWorkedOff() {
    assertThat(waiting(0, 0, 0)).isZero();
    assertThat(waiting(0, 10, 5)).as("seen for the first time").isZero();
    assertThat(waiting(0, 10, 15)).isEqualTo(10);
    assertThat(waiting(5, 30, 25)).as("some of the first are left").isEqualTo(20);
    assertThat(waiting(10, 40, 35)).as("of those that were seen at 25").isEqualTo(10);
    assertThat(waiting(40, 40, 45)).isZero();
    assertThat(waiting(40, 50, 55)).isZero();
  }

  private long waiting(long from, long end, long second) {
    return Duration.ofNanos(history.waiting(from, end, Duration.ofSeconds(second).toNanos()))
        .toSeconds();
  }
}
