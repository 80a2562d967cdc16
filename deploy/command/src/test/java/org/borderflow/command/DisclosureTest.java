package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an attacker can find out of the public cells of two releases of a simulated country. Larger
 * countries with {@code -Dborderflow.disclosure.travellers=…}.
 */
class DisclosureTest {

  private static final int THRESHOLD = 6;

  /** In the columns of a file of flows. */
  private static final int FIRST_DIMENSION = 3;

  private static final int OBS_VALUE = 18;

  private static final List<String> AS_OF = List.of("2023-09-30", "2023-12-31");

  @TempDir private Path dir;

  @Tag("long")
  @Test
  void smallCellsThatAreNotListedStayOpen() throws IOException {
    Path crossings = dir.resolve("crossings.csv");
    run(
        "simulate --from 2022-01-01 --to 2023-12-31 --seed 1 --travellers",
        System.getProperty("borderflow.disclosure.travellers", "400"),
        "--out",
        crossings.toString());
    replay("rounding", crossings);
    replay("unlisted", crossings);
    Map<List<String>, Long> exact = releases("rounding", "flows.csv");
    exact.values().removeIf(count -> count == 0);

    Findings listed = findings(exact, releases("rounding", "flows-public.csv"), 1, THRESHOLD - 1);
    Findings unlisted = findings(exact, releases("unlisted", "flows-public.csv"), 0, THRESHOLD + 2);
    System.out.printf("rounding: %s%nunlisted: %s%n", listed, unlisted);
    assertThat(listed.certain).as("why small cells are not to be listed").isPositive();
    assertThat(unlisted.certain).isZero();
  }

  /**
   * What was found out, and the price.
   *
   * @param small number of cells below the threshold
   * @param certain how many of them are certain
   * @param shown number of values shown
   * @param bias mean of what is shown less what was counted
   * @param error mean size of that
   */
  private record Findings(long small, long certain, long shown, double bias, double error) {}

  private static Findings findings(
      Map<List<String>, Long> exact,
      Map<List<String>, Long> published,
      long leastUnshown,
      long mostUnshown) {
    Map<List<String>, Long> certain =
        new Attacker(exact.keySet(), published, leastUnshown, mostUnshown).certain();
    assertThat(exact).as("what an attacker takes for certain").containsAllEntriesOf(certain);
    List<List<String>> shown =
        published.keySet().stream().filter(cell -> published.get(cell) != null).toList();
    return new Findings(
        exact.values().stream().filter(count -> count < THRESHOLD).count(),
        certain.values().stream().filter(count -> count < THRESHOLD).count(),
        shown.size(),
        shown.stream().mapToLong(c -> published.get(c) - exact.get(c)).average().orElseThrow(),
        shown.stream()
            .mapToLong(c -> Math.abs(published.get(c) - exact.get(c)))
            .average()
            .orElseThrow());
  }

  /** Cells and values of both releases, each cell with the number of its release. */
  private Map<List<String>, Long> releases(String method, String file) throws IOException {
    Map<List<String>, Long> cells = new HashMap<>();
    for (int release = 0; release < AS_OF.size(); release++) {
      String number = Integer.toString(release);
      cells(dir.resolve(method).resolve(AS_OF.get(release)).resolve(file))
          .forEach(
              (cell, value) -> {
                List<String> numbered = new ArrayList<>(cell);
                numbered.add(number);
                cells.put(numbered, value);
              });
    }
    return cells;
  }

  /** Cells and values, null where a row has none. Net flows follow from the others. */
  private static Map<List<String>, Long> cells(Path file) throws IOException {
    Map<List<String>, Long> cells = new HashMap<>();
    List<String> rows = Files.readAllLines(file);
    for (String row : rows.subList(1, rows.size())) {
      List<String> values = List.of(row.split(",", -1));
      List<String> cell = values.subList(FIRST_DIMENSION, OBS_VALUE);
      if (!cell.contains("NET")) {
        String value = values.get(OBS_VALUE);
        cells.put(cell, value.isEmpty() ? null : (Long) rounded(value));
      }
    }
    return cells;
  }

  /** An estimate is protected as the whole number nearest to it. */
  private static long rounded(String value) {
    return new BigDecimal(value).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** A release, and a later one out of the same log under the same key. */
  private void replay(String method, Path crossings) {
    for (String asOf : AS_OF) {
      run(
          "replay --country NZL --disclosure-method",
          method,
          "--as-of",
          asOf,
          "--data",
          dir.resolve(method).resolve("data").toString(),
          "--out",
          dir.resolve(method).resolve(asOf).toString(),
          crossings.toString());
    }
  }

  private static void run(String words, String... more) {
    String[] args = (words + " " + String.join(" ", more)).split(" ", -1);
    assertThat(Main.run(args)).isEqualTo(Main.DONE);
  }
}
