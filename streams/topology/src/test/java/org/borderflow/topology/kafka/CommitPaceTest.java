package org.borderflow.topology.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An instance commits")
class CommitPaceTest {

  private static final long NOW = 1_700_000_000_000L;

  private final CommitPace pace = CommitPace.between(Duration.ofMillis(30), Duration.ofMillis(300));

  @ParameterizedTest(name = "what is counted is {0} ms old, last commit {1} ms ago: {2}")
  @DisplayName("the less often the later it is")
  @CsvSource({
    "  0, 29, false",
    "  0, 30, true",
    "150, 29, false",
    "150, 30, true",
    "400, 79, false",
    "400, 80, true",
    "1500, 299, false",
  })
  void interval(long age, long sinceCommit, boolean due) {
    committed();
    pace.counted(NOW - age);
    assertThat(pace.isDue(NOW + sinceCommit)).isEqualTo(due);
  }

  @Test
  @DisplayName("after it has worked for a while, however long the commit before took")
  void longCommits() {
    pace.commits();
    assertThat(pace.isDue(NOW + 5_000)).as("back at work").isFalse();
    assertThat(pace.isDue(NOW + 5_029)).isFalse();
    assertThat(pace.isDue(NOW + 5_030)).isTrue();
  }

  private void committed() {
    pace.commits();
    assertThat(pace.isDue(NOW)).isFalse();
  }

  @Test
  @DisplayName("soon again once it has caught up")
  void caughtUp() {
    committed();
    pace.counted(NOW - 60_000);
    assertThat(pace.isDue(NOW + 1_000)).isFalse();
    pace.counted(NOW + 900);
    assertThat(pace.isDue(NOW + 1_000)).isTrue();
  }

  @Test
  @DisplayName("thread by thread")
  void threads() throws InterruptedException {
    committed();
    boolean[] due = new boolean[1];
    Thread other = new Thread(() -> due[0] = pace.isDue(NOW));
    other.start();
    other.join();
    assertThat(due[0]).as("another thread").isTrue();
    assertThat(pace.isDue(NOW)).as("this one").isFalse();
  }

  @Test
  @DisplayName("only when Kafka Streams does, if no shorter interval is wanted")
  void fixed() {
    assertThat(CommitPace.fixed().isFixed()).isTrue();
    assertThat(CommitPace.between(Duration.ofMillis(200), Duration.ofMillis(200)).isFixed())
        .isTrue();
    assertThat(pace.isFixed()).isFalse();
  }
}
