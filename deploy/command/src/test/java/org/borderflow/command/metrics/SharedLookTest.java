package org.borderflow.command.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharedLookTest {

  private int looks;
  private long now = Long.MAX_VALUE - 1; // such a clock may begin anywhere, and run over
  private final SharedLook<Integer> shared =
      new SharedLook<>(() -> ++looks, Duration.ofSeconds(2), () -> now);

  private void passes(Duration time) {
    now += time.toNanos();
  }

  @Test
  void twoWhoAskWithinTheTimeSeeTheSame() {
    assertThat(shared.get()).isEqualTo(1);
    passes(Duration.ofMillis(1_999));
    assertThat(shared.get()).isEqualTo(1);
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void afterThatItIsLookedAnew() {
    shared.get();
    passes(Duration.ofSeconds(2));
    assertThat(shared.get()).isEqualTo(2);
    passes(Duration.ofSeconds(1));
    assertThat(shared.get()).isEqualTo(2);
  }

  @Test
  void aLookCountsFromItsBeginning() {
    SharedLook<Integer> slow =
        new SharedLook<>(
            () -> {
              passes(Duration.ofSeconds(3));
              return ++looks;
            },
            Duration.ofSeconds(2),
            () -> now);
    assertThat(slow.get()).isEqualTo(1);
    assertThat(slow.get()).isEqualTo(2);
  }

  @Test
  void whatFailsIsNotKept() {
    SharedLook<Integer> once =
        new SharedLook<>(
            () -> {
              if (++looks == 1) {
                throw new IllegalStateException("away");
              }
              return looks;
            },
            Duration.ofSeconds(2),
            () -> now);
    assertThatThrownBy(once::get).hasMessage("away");
    assertThat(once.get()).isEqualTo(2);
  }
}
