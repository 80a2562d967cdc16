package org.borderflow.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private long nanos;
  private final RateLimit limit = new RateLimit(100, () -> nanos);

  @Test
  void whoWentBeyondWaitsUntilItIsMadeUpFor() {
    assertThat(limit.secondsToWait()).isZero();

    limit.spend(350); // 100 were saved

    assertThat(limit.secondsToWait()).isEqualTo(3);
    pass(2);
    assertThat(limit.secondsToWait()).isEqualTo(1);
    pass(1);
    assertThat(limit.secondsToWait()).isZero();
  }

  @Test
  void savesForOneSecondOnly() {
    pass(3600);
    limit.spend(100);

    assertThat(limit.secondsToWait()).isEqualTo(1);
  }

  private void pass(long seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
  }
}
