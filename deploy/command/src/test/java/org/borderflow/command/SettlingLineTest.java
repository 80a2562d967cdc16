package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.borderflow.view.live.StageLag.Lag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who waits for results is told")
class SettlingLineTest {

  private static Map<String, Lag> left(long records, long histories) {
    Map<String, Lag> left = new LinkedHashMap<>();
    left.put("records", new Lag(records, Duration.ZERO));
    left.put("histories", new Lag(histories, Duration.ZERO));
    return left;
  }

  @Test
  @DisplayName("how much the first stage has left that has anything")
  void firstStage() {
    assertThat(SettlingLine.told(left(1_234_567, 89)))
        .isEqualTo("settling, stage records has 1,234,567 to go");
    assertThat(SettlingLine.told(left(0, 89))).isEqualTo("settling, stage histories has 89 to go");
  }

  @Test
  @DisplayName("that it is not done, when all has been read")
  void nothingLeft() {
    assertThat(SettlingLine.told(left(0, 0))).isEqualTo("settling");
  }
}
