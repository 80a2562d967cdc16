package org.borderflow.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import org.borderflow.estimates.Snapshot.Flow;
import org.junit.jupiter.api.Test;

class RevisionsTest {
  private static final int FIRST = 24_000;

  @Test
  void numbersThatWereAlwaysTooLowGetAnIntervalThatReachesUp() {
    Revisions revisions = new Revisions();
    for (int month = FIRST; month < FIRST + 24; month++) {
      revisions.add(said(month, 1, 100, 100));
      revisions.add(said(month, Revisions.LAST_LEAD, 120, 0));
    }
    Snapshot now = said(FIRST + 40, 1, 100, 100);
    revisions.add(now);
    Interval interval = revisions.interval(now, false);

    assertThat(interval.upper() - 100)
        .isGreaterThan(20)
        .isGreaterThan(2 * (100 - interval.lower()));
    assertThat(100 - interval.lower())
        .as("room for errors that turn around")
        .isGreaterThan(100 - withoutErrors(now).lower());
  }

  private static Interval withoutErrors(Snapshot now) {
    Revisions revisions = new Revisions();
    revisions.add(now);
    return revisions.interval(now, false);
  }

  @Test
  void anAlarmWidensTheInterval() {
    Revisions revisions = new Revisions();
    Snapshot now = said(FIRST, 1, 100, 100);
    revisions.add(now);

    assertThat(revisions.interval(now, true).width())
        .isGreaterThan(2 * revisions.interval(now, false).width());
  }

  @Test
  void whatIsSettledIsCertain() {
    Revisions revisions = new Revisions();
    Snapshot now = Snapshot.of(Flow.ARRIVALS, FIRST, 17, 80, 0, 0, 0, false);
    revisions.add(now);

    assertThat(revisions.interval(now, true)).isEqualTo(new Interval(80, 80));
  }

  @Test
  void netIsLessUncertainThanTheSumOfBothHalfWidths() {
    Snapshot arrivals = Snapshot.of(Flow.ARRIVALS, FIRST, 1, 0, 200, 100_000_000, wide(), false);
    Snapshot departures = Snapshot.of(Flow.DEPARTURES, FIRST, 1, 0, 200, 60_000_000, wide(), false);
    Snapshot net = Snapshot.net(arrivals, departures);
    Revisions revisions = new Revisions();
    for (Snapshot each : new Snapshot[] {arrivals, departures, net}) {
      revisions.add(each);
    }

    assertThat(net.estimate()).isEqualTo(40);
    assertThat(revisions.interval(net, false).width())
        .isLessThan(
            revisions.interval(arrivals, false).width()
                + revisions.interval(departures, false).width());
  }

  @Test
  void theScoreAddsWhatMissed() {
    Interval interval = new Interval(10, 20);

    assertThat(interval.score(15, 0.05)).isEqualTo(10);
    assertThat(interval.score(21, 0.05)).isEqualTo(50);
    assertThat(interval.contains(21)).isFalse();
  }

  private static long wide() {
    return 40L * 1_000_000L;
  }

  private static Snapshot said(int month, int lead, int expected, int pending) {
    long settled = pending == 0 ? expected : 0;
    return Snapshot.of(
        Flow.ARRIVALS,
        month,
        lead,
        settled,
        2L * pending,
        (expected - settled) * 1_000_000L,
        pending * 200_000L,
        false);
  }
}
