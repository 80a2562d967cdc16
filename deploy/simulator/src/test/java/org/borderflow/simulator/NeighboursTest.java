package org.borderflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

  private static final Neighbours WHOLE = play(0);

  private static Neighbours play(double unrecordedExits) {
    return Neighbours.play(simulation(Kind.PLAIN), "AUS", unrecordedExits);
  }

  private static Simulation simulation(Kind kind) {
    return new Simulation(
        "NZL", 400, LocalDate.of(2021, 1, 1), LocalDate.of(2023, 12, 31), 7, 0, kind);
  }

  /** Each passage between the two is an exit here and an entry there, or the other way round. */
  @Test
  void whoLeavesTheOneCountryEntersTheOther() throws IOException {
    Map<String, Integer> passages = new TreeMap<>();
    for (String[] row : rows(WHOLE.first(), "AUS")) {
      passages.merge(
          row[4].equals("EXIT") ? passage(row, "out") : passage(row, "in"), 1, Integer::sum);
    }
    assertThat(passages).hasSizeGreaterThan(500);
    for (String[] row : rows(WHOLE.second(), "NZL")) {
      passages.merge(
          row[4].equals("ENTRY") ? passage(row, "out") : passage(row, "in"), -1, Integer::sum);
    }
    assertThat(passages.values()).containsOnly(0);
  }

  /** Who it was, the day, and which way, seen from the first country. */
  private static String passage(String[] row, String way) {
    return row[8] + row[9] + row[10] + " " + row[5].substring(0, 10) + " " + way;
  }

  private static List<String[]> rows(Chronicle chronicle, String otherCountry) throws IOException {
    return crossings(chronicle)
        .map(line -> line.split(",", -1))
        .filter(row -> row[Column.OTHER_COUNTRY.ordinal()].equals(otherCountry))
        .toList();
  }

  private static Stream<String> crossings(Chronicle chronicle) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    chronicle.writeCrossings(out);
    return out.toString(StandardCharsets.UTF_8).lines().skip(1);
  }

  @Test
  void bothComeToTheSameTrueFlows() throws IOException {
    assertThat(WHOLE.migrants(Direction.EXIT, WHOLE.first()))
        .isNotEmpty()
        .isEqualTo(WHOLE.migrants(Direction.ENTRY, WHOLE.second()));
    assertThat(WHOLE.migrants(Direction.ENTRY, WHOLE.first()))
        .isNotEmpty()
        .isEqualTo(WHOLE.migrants(Direction.EXIT, WHOLE.second()));

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WHOLE.writeCorridors(out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(1 + 2 * 36).first().isEqualTo(Neighbours.CORRIDORS_HEADER);
    assertThat(lines.get(1)).startsWith("NZL,AUS,2021-01,");
    assertThat(lines.get(72)).startsWith("AUS,NZL,2023-12,");
    int moved = lines.stream().skip(1).mapToInt(line -> Integer.parseInt(line.split(",")[3])).sum();
    assertThat(moved).isGreaterThan(100);
  }

  @Test
  void onlyExitsOfTheSecondCountryAreMissed() throws IOException {
    Neighbours missing = play(0.3);
    assertThat(crossings(missing.first()).toList()).isEqualTo(crossings(WHOLE.first()).toList());

    List<String> seen = crossings(missing.second()).toList();
    List<String> lost = new ArrayList<>(crossings(WHOLE.second()).toList());
    Predicate<String> exit = line -> line.split(",", -1)[4].equals("EXIT");
    long exits = lost.stream().filter(exit).count();
    lost.removeAll(seen);
    assertThat(lost).allMatch(exit);
    assertThat(lost.size() / (double) exits).isBetween(0.25, 0.35);
  }

  @Test
  void hasOtherVisitorsInEachCountry() throws IOException {
    assertThat(crossings(WHOLE.first()).filter(line -> line.contains(",CHN,")).toList())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(
            crossings(WHOLE.second()).filter(line -> line.contains(",CHN,")).toList());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> play(1.5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Neighbours.play(simulation(Kind.PLAIN), "NZL", 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Neighbours.play(simulation(Kind.STABLE), "AUS", 0));
  }
}
