package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.borderflow.command.attack.Attacker;
import org.borderflow.command.attack.Bounds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an attacker can find out of the public cells of two releases of a simulated country. Larger
 * countries with {@code -Dborderflow.disclosure.travellers=…}.
 */
class DisclosureTest {

  private static final int THRESHOLD = 6;

  private static final Columns FLOWS = new Columns(3, 18);
  private static final int OBS_STATUS = 19;
  private static final Columns LENGTHS = new Columns(0, 6);

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

    Findings listed = findings("rounding", 1, THRESHOLD - 1);
    Findings unlisted = findings("unlisted", 0, THRESHOLD + 2);
    System.out.printf("rounding: %s%nunlisted: %s%n", listed, unlisted);
    assertThat(listed.certain).as("why small cells are not to be listed").isPositive();
    assertThat(unlisted.certain).isZero();
    assertThat(unlisted.certainLengths).isZero();
  }

  /**
   * What was found out, and the price.
   *
   * @param small number of cells of flows below the threshold
   * @param certain how many of them are certain
   * @param smallLengths number of classes of lengths of stay in a year below the threshold
   * @param certainLengths how many of them are certain
   * @param shown number of values shown
   * @param bias mean of what is shown less what was counted
   * @param error mean size of that
   */
  private record Findings(
      long small,
      long certain,
      long smallLengths,
      long certainLengths,
      long shown,
      double bias,
      double error) {}

  private Findings findings(String method, long leastUnshown, long mostUnshown) throws IOException {
    Map<List<String>, Long> flows = releases(method, "flows.csv", FLOWS);
    Map<List<String>, Long> publicFlows = releases(method, "flows-public.csv", FLOWS);
    Map<List<String>, Long> lengths = releases(method, "stay-lengths.csv", LENGTHS);
    Map<List<String>, Long> publicLengths = releases(method, "stay-lengths-public.csv", LENGTHS);
    flows.values().removeIf(count -> count == 0);

    Attacker attacker = new Attacker(leastUnshown, mostUnshown);
    attacker.readFlows(flows.keySet(), provisional(method), publicFlows);
    attacker.readLengths(lengths.keySet(), publicLengths);
    Map<List<String>, Bounds> known = attacker.conclusions();

    Map<List<String>, Long> exact = new HashMap<>(flows);
    exact.putAll(lengths);
    exact.forEach(
        (cell, count) ->
            assertThat(count)
                .as("what an attacker concludes of %s", cell)
                .isBetween(known.get(cell).from(), known.get(cell).to()));
    Map<List<String>, Long> published = new HashMap<>(publicFlows);
    published.putAll(publicLengths);
    List<Long> errors =
        published.keySet().stream()
            .filter(cell -> published.get(cell) != null)
            .map(cell -> published.get(cell) - exact.get(cell))
            .toList();
    return new Findings(
        small(flows).count(),
        small(flows).filter(cell -> known.get(cell).areCertain()).count(),
        small(lengths).count(),
        small(lengths).filter(cell -> known.get(cell).areCertain()).count(),
        errors.size(),
        errors.stream().mapToLong(error -> error).average().orElseThrow(),
        errors.stream().mapToLong(Math::abs).average().orElseThrow());
  }

  private static Stream<List<String>> small(Map<List<String>, Long> exact) {
    return exact.keySet().stream().filter(cell -> exact.get(cell) < THRESHOLD);
  }

  /**
   * Which columns of a file are what.
   *
   * @param first the first column of a cell
   * @param value that of the value, behind those of the cell
   */
  private record Columns(int first, int value) {

    private List<String> cell(List<String> row, int release) {
      return Stream.concat(row.subList(first, value).stream(), Stream.of("" + release)).toList();
    }
  }

  /** Cells and values of both releases, each cell with the number of its release. */
  private Map<List<String>, Long> releases(String method, String file, Columns columns)
      throws IOException {
    Map<List<String>, Long> cells = new HashMap<>();
    for (int release = 0; release < AS_OF.size(); release++) {
      for (List<String> row : rows(method, release, file)) {
        String value = row.get(columns.value);
        cells.put(columns.cell(row, release), value.isEmpty() ? null : (Long) rounded(value));
      }
    }
    return cells;
  }

  /** The cells of flows in which something is pending. */
  private Set<List<String>> provisional(String method) throws IOException {
    Set<List<String>> provisional = new HashSet<>();
    for (int release = 0; release < AS_OF.size(); release++) {
      for (List<String> row : rows(method, release, "flows.csv")) {
        if (row.get(OBS_STATUS).equals("P")) {
          provisional.add(FLOWS.cell(row, release));
        }
      }
    }
    return provisional;
  }

  /** The rows of a file of a release, but for net flows, which follow from the others. */
  private List<List<String>> rows(String method, int release, String file) throws IOException {
    return Files.readAllLines(dir.resolve(method).resolve(AS_OF.get(release)).resolve(file))
        .stream()
        .skip(1)
        .map(row -> List.of(row.split(",", -1)))
        .filter(row -> !row.contains("NET"))
        .toList();
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
