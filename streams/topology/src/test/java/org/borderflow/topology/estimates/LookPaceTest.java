package org.borderflow.topology.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Looks by the clock of a test: asked every 10 milliseconds. */
class LookPaceTest {

  private static final long PAUSE = 200;
  private static final long INTERVAL = 10;

  private final LookPace pace = new LookPace(PAUSE);
  private long now = 1_000_000;
  private boolean dayPasses;

  @Test
  void theFirstIsDueAtOnce() {
    assertThat(pace.isDue(now)).isTrue();
  }

  @Test
  void whileMoreComesAStepIsFollowedByTenTimesWhatItCost() {
    begin();

    assertThat(stepsWithin(4_000, 0)).isEqualTo(100); // 33 milliseconds each, asked every 10
  }

  @Test
  void aDayThatPassesIsWaitedFor() {
    dayPasses = true;
    begin();

    assertThat(stepsWithin(4_000, 0)).isEqualTo(400); // 9 milliseconds each, asked every 10
  }

  @Test
  void whatTheCellsMakeOfAStepCounts() {
    begin();

    assertThat(stepsWithin(3_300, 56)).isEqualTo(30); // 3 milliseconds here, 7 in the cells
  }

  @Test
  void aLookThatRestedBetweenItsStepsIsDueAgainAfterThePause() {
    begin();
    stepsWithin(3_000, 0);
    pace.isDue(now);
    pace.ended();

    assertThat(millisecondsUntilDue(true)).isEqualTo(PAUSE);
  }

  @Test
  void afterALookThatDidNotRestMoreThatComesWaitsForThat() {
    lookAtOnce(100, 1_600); // 300 milliseconds here, 200 in the cells

    assertThat(millisecondsUntilDue(true)).isEqualTo(5_500);
  }

  @Test
  void whenNothingComesTheNextWaitsTwiceWhatTheLastOneCost() {
    lookAtOnce(100, 1_600);

    assertThat(millisecondsUntilDue(false)).isEqualTo(1_000);
  }

  @Test
  void severalStepsAreDoneInARowOnceNothingHasComeForAWhile() {
    begin();
    assertThat(stepsAfter(0)).isEqualTo(1);
    assertThat(stepsAfter(90)).isEqualTo(1);
    assertThat(stepsAfter(10)).isEqualTo(4);
    assertThat(stepsAfter(10)).isEqualTo(4);
    dayPasses = true;
    assertThat(stepsAfter(10)).isEqualTo(16);

    pace.arrived();
    assertThat(stepsAfter(10)).isZero();
  }

  private void begin() {
    assertThat(pace.isDue(now)).isTrue();
    pace.begins();
  }

  private void lookAtOnce(int steps, long changes) {
    begin();
    pace.stepped(steps, changes);
    pace.ended();
  }

  /** How many steps of a look are done while more keeps coming. */
  private int stepsWithin(long milliseconds, long toldInEach) {
    int done = 0;
    for (long end = now + milliseconds; now < end; now += INTERVAL) {
      pace.arrived();
      pace.isDue(now);
      int steps = pace.steps(dayPasses);
      if (steps > 0) {
        pace.stepped(steps, steps * toldInEach);
        done += steps;
      }
    }
    return done;
  }

  private int stepsAfter(long milliseconds) {
    now += milliseconds;
    pace.isDue(now);
    int steps = pace.steps(dayPasses);
    pace.stepped(steps, 0);
    return steps;
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
