package org.borderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireWriterTest {

  private final WireWriter writer = new WireWriter(() -> 258);

  @Test
  void aRecordBeginsWithTheIdOfItsSchema() throws Exception {
    writer.begin().writeInt(-1);
    assertThat(writer.end()).containsExactly(0, 0, 0, 1, 2, 1);
  }

  @Test
  void aRecordGivenUpLeavesNothingBehind() throws Exception {
    writer.begin().writeString("half a record");
    writer.begin().writeInt(3);
    assertThat(writer.end()).containsExactly(0, 0, 0, 1, 2, 6);
  }
}
