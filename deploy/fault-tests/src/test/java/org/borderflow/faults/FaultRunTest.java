package org.borderflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.borderflow.faults.kinds.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever breaks, every record that was acknowledged is there once, and the figures are those of
 * an undisturbed run. {@code README.md} tells how to make it as long as one likes.
 */
class FaultRunTest {

  /** What can be broken on any machine, once. */
  @Tag("slow")
  @Test
  void whoeverIsKilledTheFiguresAreThoseOfAnUndisturbedRun() throws Exception {
    check(
        FaultRun.of(
            Settings.fromProperties(4_000, 1, 2)
                .with(List.of(Kind.KILL_BROKER, Kind.KILL_INSTANCE))));
  }

  @Tag("long")
  @Test
  void whateverBreaksTheFiguresAreThoseOfAnUndisturbedRun() throws Exception {
    check(FaultRun.of(Settings.fromProperties(20_000, 1, 8)));
  }

  private static void check(Report report) {
    assertThat(report.acknowledged()).isEqualTo(report.records());
    assertThat(report.refused()).isZero();
    assertThat(report.count().present()).isEqualTo(report.records());
    assertThat(report.count().doubled()).isZero();
    assertThat(report.count().strange()).isZero();
    assertThat(report.count().accepted()).isEqualTo(report.records());
    assertThat(report.count().rejected()).isZero();
    assertThat(report.count().received())
        .isEqualTo(report.count().accepted() + report.count().duplicates());
    assertThat(report.differences()).allSatisfy((file, at) -> assertThat(at).isEqualTo(-1));
  }
}
