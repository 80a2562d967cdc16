package org.borderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LayoutTest {

  @Test
  void aSchemaThatWasChangedWithoutItsReaderIsRefused() {
    assertThat(
            Layout.ofFields(Topics.FLOW_CELLS.valueSchema(), "finalCount", "pendingCount")
                .getName())
        .isEqualTo("FlowCell");
    assertThatThrownBy(
            () -> Layout.ofFields(Topics.FLOW_CELLS.valueSchema(), "pendingCount", "finalCount"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FlowCell is read as [pendingCount, finalCount]");
  }
}
