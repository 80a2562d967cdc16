package org.borderflow.view.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.borderflow.view.sdmx.FlowCsv;
import org.junit.jupiter.api.Test;

class ServedRowsTest {

  @Test
  void haveTheColumnsOfTheFiles() {
    assertThat(FlowCsv.HEADER).isEqualTo(FlowFormat.HEADER);
  }
}
