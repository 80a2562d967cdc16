package org.borderflow.view.cells;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeLogTest {

  private final ChangeLog log = new ChangeLog();

  @Test
  void tellsWhatCameAfterAChange() throws InterruptedException {
    add(3);

    assertThat(log.after(1, 0).orElseThrow()).extracting(Change::number).containsExactly(2L, 3L);
    assertThat(log.after(3, 0).orElseThrow()).isEmpty();
  }

  @Test
  void tellsManyPartByPart() throws InterruptedException {
    add(ChangeLog.AT_A_TIME + 1);

    assertThat(log.after(0, 0).orElseThrow()).hasSize(ChangeLog.AT_A_TIME);
    assertThat(log.after(ChangeLog.AT_A_TIME, 0).orElseThrow()).hasSize(1);
  }

  @Test
  void saysSoWhenItDoesNotRememberAllOfThem() throws InterruptedException {
    add(ChangeLog.REMEMBERED + 1);

    assertThat(log.after(0, 0)).isEmpty();
    assertThat(log.after(1, 0).orElseThrow().get(0).number()).isEqualTo(2);
    assertThat(log.after(ChangeLog.REMEMBERED + 2, 0)).isEmpty();
  }

  private void add(int changes) {
    for (int i = 0; i < changes; i++) {
      log.add(Change.Kind.AS_OF, null, "2024-04-30");
    }
  }
}
