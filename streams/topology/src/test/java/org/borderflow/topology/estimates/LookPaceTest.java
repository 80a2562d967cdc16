package org.borderflow.topology.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Looks by the clock of a test: asked every 10 milliseconds. */
class LookPaceTest {

  private static final long PAUSE = 200;
  private static final long INTERVAL = 10;

  private final LookPace pace = new LookPace(PAUSE);
  private long now = 1_000_000;

  @Test
  void theFirstIsDueAtOnce() {
    assertThat(pace.isDue(now)).isTrue();
  }

  @Test
  void whileMoreComesALookWaitsTenTimesWhatTheLastOneCost() {
    look(100, 1_600); // 300 milliseconds here, 200 in the cells

    assertThat(millisecondsUntilDue(true)).isEqualTo(5_000);
  }

  @Test
  void whenNothingComesItWaitsTwiceThat() {
    look(100, 1_600);

    assertThat(millisecondsUntilDue(false)).isEqualTo(1_000);
  }

  @Test
  void aCheapOneIsDueAgainAfterThePause() {
    look(0, 10);

    assertThat(millisecondsUntilDue(true)).isEqualTo(PAUSE);
  }

  @Test
  void severalStepsAreDoneInARowOnlyWhileNothingComes() {
    pace.isDue(now);
    assertThat(pace.stepsInARow(now)).isEqualTo(1);

    pace.isDue(now + INTERVAL);
    assertThat(pace.stepsInARow(now + INTERVAL)).isEqualTo(4);

    pace.arrived();
    pace.isDue(now + 2 * INTERVAL);
    assertThat(pace.stepsInARow(now + 2 * INTERVAL)).isEqualTo(1);
  }

  private void look(long steps, long changes) {
    assertThat(pace.isDue(now)).isTrue();
    now += steps * INTERVAL;
    pace.looked(now, steps, changes);
  }

  private long millisecondsUntilDue(boolean moreComes) {
    long from = now;
    pace.arrived();
    while (!pace.isDue(now)) {
      now += INTERVAL;
      if (moreComes) {
        pace.arrived();
      }
    }
    return now - from;
  }
}
