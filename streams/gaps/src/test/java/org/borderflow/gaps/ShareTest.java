package org.borderflow.gaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.fields.Trend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

  @ParameterizedTest
  @CsvSource({
    "95,   100, 95, true,  0",
    "94,   100, 95, false, 100",
    "949,  1000, 95, false, 10",
    "19,   20,  95, true,  0",
    "2,    3,   67, false, 34",
    "0,    7,   80, false, 8000",
    "0,    0,   80, false, 8000",
    "1,    1,   100, true, 0",
  })
  void isHeldAgainstAThresholdInWholeNumbers(
      long numerator, long denominator, int percent, boolean atLeast, long shortOf) {
    Share share = new Share(numerator, denominator);
    assertThat(share.isAtLeast(percent)).isEqualTo(atLeast);
    assertThat(share.shortOf(percent)).isEqualTo(shortOf);
    assertThat(share.shortOf(percent) == 0).isEqualTo(atLeast);
  }

  @Test
  void cannotBeMoreThanTheWhole() {
    assertThatThrownBy(() -> new Share(2, 1)).hasMessageContaining("2 of 1");
  }

  @ParameterizedTest
  @CsvSource({
    "50, 100, 55, 100, RISING",
    "50, 100, 54, 100, STEADY",
    "50, 100, 45, 100, FALLING",
    "50, 100, 46, 100, STEADY",
    "15, 30,  30, 30,  RISING",
    "15, 29,  30, 30,  TOO_LITTLE",
    "15, 30,  29, 29,  TOO_LITTLE",
  })
  void fivePointsAreAChange(long known, long records, long then, long of, Trend.Course course) {
    Trend trend = new Trend(new Share(known, records), new Share(then, of));
    assertThat(trend.course()).isEqualTo(course);
  }

  @Test
  void theMiddleMonthBelongsToTheLaterHalf() {
    List<String> months = List.of("2024-01", "2024-02", "2024-03");
    Trend trend = Trend.over(months, month -> new Share(month.charAt(6) - '0', 10));
    assertThat(trend).isEqualTo(new Trend(new Share(1, 10), new Share(5, 20)));
  }
}
