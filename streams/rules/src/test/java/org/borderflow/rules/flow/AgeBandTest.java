package org.borderflow.rules.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.borderflow.rules.Traveller;
import org.borderflow.rules.travel.Crossing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBandTest {
  /** The birthday counts from the first of the birth month; month 0 is unknown, as is year 0. */
  @ParameterizedTest
  @CsvSource({
    "2020, 3, 2024-03-01, Y0T4",
    "2019, 3, 2024-02-29, Y0T4",
    "2019, 3, 2024-03-01, Y5T9",
    "2019, 0, 2024-01-01, Y5T9",
    "1939, 4, 2024-03-31, Y80T84",
    "1939, 4, 2024-04-01, Y_GE85",
    "1799, 1, 2024-04-01, Y_GE85",
    "2024, 0, 2024-01-01, Y0T4",
    "2024, 4, 2024-03-31, _U",
    "2025, 0, 2024-03-31, _U",
    "0, 0, 2024-03-31, _U",
  })
  void isTakenAtTheCrossing(int birthYear, int birthMonth, String date, String band) {
    Crossing crossing =
        Traveller.traveller().enters(date).bornIn(birthYear, birthMonth).crossings().get(0);
    assertThat(AgeBand.at(crossing)).isEqualTo(band);
  }
}
