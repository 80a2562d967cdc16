package org.borderflow.rules.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomRoundingTest {

  private static final DisclosureKey KEY = key("a key that nobody knows");

  private final DisclosureMethod method = new RandomRounding(KEY);

  private static DisclosureKey key(String text) {
    return DisclosureKey.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** As many cells as there are numbers below this one. */
  private static Stream<List<String>> cells(int many) {
    return IntStream.range(0, many).mapToObj(i -> List.of("M", "NZL", "A", "X" + i));
  }

  @ParameterizedTest
  @CsvSource({
    // count, travellers, released
    "0,    0, SHOWN 0",
    "1,    1, SUPPRESSED 0",
    "5,    5, SUPPRESSED 0",
    "6,    6, SHOWN 6",
    "9,    9, SHOWN 9",
    "60,   5, SUPPRESSED 0",
    "60,   6, SHOWN 60",
    "3000, 1, SUPPRESSED 0",
  })
  void theThresholdIsOnTravellersBeforeAnyRounding(long count, long travellers, String expected) {
    assertThat(cells(50).map(cell -> method.release(cell, count, travellers)))
        .allSatisfy(
            released -> assertThat(released.form() + " " + released.value()).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({
    // count, lower, upper, share of the upper
    "7,   6,   9, 0.333",
    "8,   6,   9, 0.667",
    "100, 99, 102, 0.333",
    "101, 99, 102, 0.667",
  })
  void otherCountsGoToTheNearerMultipleInTwoOfThreeCases(
      long count, long lower, long upper, double shareUp) {
    int many = 20_000;
    List<Long> shown = cells(many).map(c -> method.release(c, count, count).value()).toList();
    assertThat(shown).containsOnly(lower, upper);
    double up = shown.stream().filter(v -> v == upper).count();
    assertThat(up / many).isCloseTo(shareUp, within(0.015));
    double mean = shown.stream().mapToLong(Long::longValue).average().orElseThrow();
    assertThat(mean).as("unbiased").isCloseTo(count, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({
    // count, travellers, share of cells that are released
    "0,  0, 0",
    "1,  1, 0",
    "5,  5, 0",
    "60, 5, 0",
    "6,  6, 0.5",
    "8,  8, 0.5",
    "60, 8, 0.5",
    "9,  9, 1",
    "60, 9, 1",
  })
  void unlistedSmallCellsLookLikeEmptyOnes(long count, long travellers, double share) {
    DisclosureMethod unlisted = new UnlistedRounding(KEY);
    int many = 5_000;
    int released = 0;
    for (List<String> cell : cells(many).toList()) {
      Released answer = unlisted.release(cell, count, travellers);
      if (answer.form() == Released.Form.SHOWN) {
        assertThat(answer).isEqualTo(method.release(cell, count, travellers));
        released++;
      } else {
        assertThat(answer).isEqualTo(Released.WITHHELD);
      }
    }
    assertThat((double) released / many).isCloseTo(share, within(0.03));
  }

  @Test
  void aCellThatHasNotChangedIsReleasedAlike() {
    assertThat(cells(500).map(cell -> new RandomRounding(KEY).release(cell, 8, 8)))
        .containsExactlyElementsOf(cells(500).map(cell -> method.release(cell, 8, 8)).toList());
  }

  @Test
  void whichWayDependsOnTheKeyTheCellAndTheCount() {
    DisclosureMethod other = new RandomRounding(key("another key than that one"));
    List<Boolean> ups = cells(900).map(c -> method.release(c, 8, 8).value() == 9).toList();
    assertThat(ups).contains(true, false);
    assertThat(cells(900).map(c -> other.release(c, 8, 8).value() == 9).toList()).isNotEqualTo(ups);
    assertThat(cells(900).map(c -> method.release(c, 11, 11).value() == 12).toList())
        .isNotEqualTo(ups);
  }

  @Test
  void codesThatRunTogetherAlikeAreNotOneCell() {
    List<Long> one = drawn(List.of("AB", "C"));
    assertThat(drawn(List.of("A", "BC"))).isNotEqualTo(one);
    assertThat(drawn(List.of("AB", "C", ""))).isNotEqualTo(one);
  }

  private List<Long> drawn(List<String> cell) {
    return IntStream.range(0, 100)
        .mapToObj(i -> method.release(cell, 7 + 3L * i, 7 + 3L * i).value())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    // arrivals, departures, net
    "SHOWN 9,      SHOWN 6,      SHOWN 3",
    "SHOWN 6,      SHOWN 9,      SHOWN -3",
    "SHOWN 9,      SHOWN 0,      SHOWN 9",
    "SUPPRESSED 0, SHOWN 9,      SUPPRESSED 0",
    "SHOWN 0,      SUPPRESSED 0, SUPPRESSED 0",
    "SUPPRESSED 0, SUPPRESSED 0, SUPPRESSED 0",
    "WITHHELD 0,   SHOWN 9,      WITHHELD 0",
    "SUPPRESSED 0, WITHHELD 0,   WITHHELD 0",
  })
  void netIsOfWhatWasReleased(String arrivals, String departures, String net) {
    assertThat(released(arrivals).less(released(departures))).isEqualTo(released(net));
  }

  private static Released released(String text) {
    String[] words = text.split(" ", -1);
    return new Released(Released.Form.valueOf(words[0]), Long.parseLong(words[1]));
  }

  @Test
  void noCountIsNegativeAndNoKeyShort() {
    assertThatThrownBy(() -> method.release(List.of("A"), -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> key("fifteen bytes..")).isInstanceOf(IllegalArgumentException.class);
    assertThat(KEY).hasToString("disclosure key");
  }
}
