package org.borderflow.rules.travel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayTest {
  @ParameterizedTest
  @CsvSource({"1970-01-01, 0", "1969-12-31, -1", "2024-02-29, 19782", "'', -2147483648"})
  void readsAndWritesDates(String text, int day) {
    assertThat(Day.parse(text)).isEqualTo(day);
    assertThat(Day.toString(day)).isEqualTo(text);
  }
}
