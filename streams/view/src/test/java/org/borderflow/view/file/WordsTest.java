package org.borderflow.view.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.borderflow.contract.Topics;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void aSchemaThatWasChangedWithoutItsReaderIsRefused() {
    assertThat(
            Words.ofFields(Topics.FLOW_CELLS.valueSchema(), "finalCount", "pendingCount").getName())
        .isEqualTo("FlowCell");
    assertThatThrownBy(
            () -> Words.ofFields(Topics.FLOW_CELLS.valueSchema(), "pendingCount", "finalCount"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FlowCell is read as [pendingCount, finalCount]");
  }
}
