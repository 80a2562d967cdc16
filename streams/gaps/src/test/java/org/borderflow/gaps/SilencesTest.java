package org.borderflow.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.borderflow.gaps.posts.Silence;
import org.borderflow.gaps.posts.Silences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilencesTest {

  /** A post with so many records on every day of a hundred but some in the middle. */
  @ParameterizedTest
  @CsvSource({
    "10, 2, 0, too short to be told from a weekend",
    "10, 3, 3, 29 records are missing",
    "4,  3, 3, 11 records are missing",
    "3,  3, 0, 8 records are missing",
    "1,  9, 0, 8 records are missing",
    "1, 12, 12, 10.56 records are missing",
  })
  void isARunOfDaysInWhichTenRecordsWereToBeExpected(
      long daily, int without, int silent, String because) {
    TreeMap<Integer, Long> records = new TreeMap<>();
    for (int day = 0; day < 100; day++) {
      if (day < 40 || day >= 40 + without) {
        records.put(day, daily);
      }
    }
    assertThat(Silences.of(records, 0, 99).stream().mapToInt(Silence::days).sum())
        .as(because)
        .isEqualTo(silent);
  }

  @Test
  void lastsFromTheFirstDayOrToTheLast() {
    TreeMap<Integer, Long> records = new TreeMap<>();
    records.put(10, 50L);
    records.put(11, 50L);
    assertThat(Silences.of(records, 0, 20)).containsExactly(new Silence(0, 9), new Silence(12, 20));
  }
}
