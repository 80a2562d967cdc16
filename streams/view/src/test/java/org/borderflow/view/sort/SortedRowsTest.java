package org.borderflow.view.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortedRowsTest {

  private static final Comparator<String> CODE_POINTS =
      (a, b) ->
          java.util.Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  @TempDir Path scratch;

  /** Keys of few letters, so that many are alike or begin alike, and of awkward ones. */
  private static String word(Random random) {
    String letters = "aab,\" \u0000\u0001\u00e9\uffee\ud83d\ude00";
    StringBuilder word = new StringBuilder();
    int[] points = letters.codePoints().toArray();
    for (int length = random.nextInt(14); length > 0; length--) {
      word.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return word.toString();
  }

  private record Key(String first, long second, String third) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int order = CODE_POINTS.compare(first, other.first);
      order = order != 0 ? order : Long.compare(second, other.second);
      return order != 0 ? order : CODE_POINTS.compare(third, other.third);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 100000000",
    "2, 1, 4000",
    "3, 2, 4000",
    "4, 3, 100000",
    "5, 1, 1",
    "6, 4, 1",
    "7, 2, 900"
  })
  void theLatestOfEachKeyInOrderWhateverTheMemory(long seed, int lanes, long memory)
      throws IOException {
    Random random = new Random(seed);
    Map<Key, String> expected = new TreeMap<>();
    String sorted;
    try (SortedRows rows = new SortedRows(scratch, lanes, memory)) {
      Row row = new Row();
      for (int i = 0; i < 5_000; i++) {
        Key key = new Key(word(random), random.nextInt(5) - 2, word(random).isEmpty() ? "" : "z");
        RowLane lane = rows.lane(Math.floorMod(key.hashCode(), lanes));
        row.next().key().text(key.first).number(key.second).text(key.third);
        if (random.nextInt(5) == 0) {
          expected.remove(key);
          lane.remove(row);
        } else {
          row.line().number(i);
          expected.put(key, i + "\n");
          lane.put(row);
        }
      }
      assertThat(rows.spilledRuns() > 0).isEqualTo(memory < 100_000_000);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(rows.writeTo(out)).isEqualTo(expected.size());
      sorted = out.toString(StandardCharsets.UTF_8);
    }
    assertThat(sorted).isEqualTo(String.join("", expected.values()));
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void rowsThatLookAlikeAreInTheOrderOfTheirLinesValueByValue() throws IOException {
    try (SortedRows rows = new SortedRows(scratch, 1, 1)) {
      Row row = new Row();
      String[] seconds = {"b", "a b", "a", "a!", "c,d"};
      for (int i = 0; i < seconds.length; i++) {
        row.next().key().text("same").endOfGroup().text("agency " + i);
        row.line().text("same").text(seconds[i]).text("x");
        rows.lane(0).put(row);
      }
      row.next().key().text("samex").endOfGroup().text("agency");
      row.line().text("samex").text("0");
      rows.lane(0).put(row);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(rows.writeTo(out)).isEqualTo(6);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo("same,a,x\nsame,a b,x\nsame,a!,x\nsame,b,x\nsame,\"c,d\",x\nsamex,0\n");
    }
  }

  @Test
  void aRowLargerThanAllMemoryIsSorted() throws IOException {
    String large = "x".repeat(300_000);
    try (SortedRows rows = new SortedRows(scratch, 1, 1_000)) {
      Row row = new Row();
      for (String key : new String[] {"b", "a", "c"}) {
        row.next().key().text(key);
        row.line().text(key).text(large);
        rows.lane(0).put(row);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      rows.writeTo(out);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo("a," + large + "\nb," + large + "\nc," + large + "\n");
    }
  }

  @Test
  void noRowsAreNoLines() throws IOException {
    try (SortedRows rows = new SortedRows(scratch, 2, 1_000)) {
      assertThat(rows.writeTo(new ByteArrayOutputStream())).isZero();
    }
  }
}
