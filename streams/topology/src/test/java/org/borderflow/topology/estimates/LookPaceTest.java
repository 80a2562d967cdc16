package org.borderflow.topology.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A look by the clock of a test: asked every 200 milliseconds. */
class LookPaceTest {

  private static final long INTERVAL = 200;

  private final LookPace pace = new LookPace(INTERVAL);
  private long now = 1_000_000;

  @Test
  void theFirstIsDueAtOnce() {
    assertThat(pace.isDue(now)).isTrue();
  }

  @Test
  void whileMoreComesALookWaitsFiveTimesWhatTheLastOneCost() {
    look(300, 4_000); // 300 milliseconds here, 200 in the cells

    assertThat(millisecondsUntilDue(true)).isEqualTo(2_600);
  }

  @Test
  void whenNothingComesItWaitsTwiceThat() {
    look(300, 4_000);

    assertThat(millisecondsUntilDue(false)).isEqualTo(1_000);
  }

  @Test
  void aCheapOneIsDueAgainAtOnce() {
    look(0, 10);

    assertThat(millisecondsUntilDue(true)).isZero();
  }

  private void look(long took, long changes) {
    assertThat(pace.isDue(now)).isTrue();
    pace.looked(now, changes);
    now += INTERVAL + took;
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
