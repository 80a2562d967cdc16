package org.borderflow.view.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.junit.jupiter.api.Test;

class ProgressWatchTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  private final RecordedTopics topics = new RecordedTopics();

  private ProgressWatch watch() {
    return new ProgressWatch(
        topics.consumer(),
        topics.serdes().key(Topics.PROGRESS).deserializer(),
        topics.serdes().value(Topics.PROGRESS).deserializer());
  }

  private void report(String stage, int partition, long tick, long count) {
    topics.put(
        Topics.PROGRESS,
        partition,
        new ProgressKey(stage, partition),
        new Progress(
            tick, LocalDate.EPOCH.plusDays(tick), 2, Map.of("seen", count, "p" + partition, 1L)));
  }

  @Test
  void aTickIsReachedWhenEveryPartitionReportsIt() {
    report("outcomes", 0, 1, 10);
    report("outcomes", 1, 1, 5);
    report("cells", 0, 9, 1);
    report("outcomes", 0, 3, 12);
    try (ProgressWatch watch = watch()) {
      watch.await("outcomes", 1, SHORT, () -> true);
      assertThat(watch.reached("outcomes", 2)).isFalse();
      assertThat(watch.reached("cells", 1)).isFalse();
      assertThat(watch.reached("other", 0)).isFalse();
      assertThat(watch.latest("outcomes").get(0).getTick()).isEqualTo(3);
      assertThat(watch.totals("outcomes"))
          .containsExactlyInAnyOrderEntriesOf(Map.of("seen", 17L, "p0", 1L, "p1", 1L));
      assertThat(watch.totals("other")).isEmpty();
    }
  }

  @Test
  void theLatestDayIsThatOfTheGreatestTick() {
    try (ProgressWatch watch = watch()) {
      watch.catchUp();
      assertThat(watch.latestDay()).isEmpty();
    }
    report("outcomes", 0, 3, 1);
    report("cells", 1, 9, 1);
    report("outcomes", 1, 8, 1);
    try (ProgressWatch watch = watch()) {
      watch.catchUp();
      assertThat(watch.latestTick()).isEqualTo(9);
      assertThat(watch.latestDay()).contains(LocalDate.EPOCH.plusDays(9));
    }
  }

  @Test
  void aStageIsWaitedForAsLongAsThoseBeforeItWrite() {
    report("cells", 0, 1, 10);
    report("cells", 1, 1, 10);
    AtomicInteger asked = new AtomicInteger();
    try (ProgressWatch watch = watch()) {
      assertThatThrownBy(
              () ->
                  watch.await(
                      "cells",
                      2,
                      Duration.ZERO,
                      () -> {
                        if (asked.incrementAndGet() < 5) {
                          topics.mark(Topics.CROSSINGS.name(), 1);
                        }
                        return true;
                      }))
          .hasMessageContaining("nothing was written");
    }
    assertThat(asked).hasValueGreaterThanOrEqualTo(5);
  }

  @Test
  void aStageThatIsSilentOrDeadIsNotWaitedFor() {
    report("outcomes", 0, 1, 10);
    try (ProgressWatch watch = watch()) {
      assertThatThrownBy(() -> watch.await("outcomes", 1, SHORT, () -> true))
          .hasMessageContaining("has not reached tick 1")
          .hasMessageContaining("{0=1}");
      assertThatThrownBy(() -> watch.await("outcomes", 1, Duration.ofHours(1), () -> false))
          .hasMessageContaining("stopped before tick 1");
    }
  }
}
