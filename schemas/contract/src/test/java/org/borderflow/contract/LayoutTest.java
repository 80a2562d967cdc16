package org.borderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LayoutTest {

  @Test
  void aSchemaThatWasChangedWithoutItsReaderIsRefused() {
    assertThat(Layout.ofFields(Topics.PROGRESS.keySchema(), "stage", "partition").getName())
        .isEqualTo("ProgressKey");
    assertThatThrownBy(() -> Layout.ofFields(Topics.PROGRESS.keySchema(), "partition", "stage"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ProgressKey is read as [partition, stage]");
  }
}
