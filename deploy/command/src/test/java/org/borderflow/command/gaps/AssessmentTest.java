package org.borderflow.command.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.borderflow.gaps.LagBasis;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.simulator.Simulation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A simulated file in which known shares of fields are blanked: every share that is reported is
 * that which a plain count of the lines finds, and the verdict on every tabulation is that of
 * {@code verdicts.csv}.
 */
@Tag("slow")
class AssessmentTest {

  private static final List<String> COLUMNS =
      List.of(
          "birth_date",
          "sex",
          "citizenship",
          "residence_country",
          "birth_country",
          "other_country",
          "purpose",
          "permit",
          "authorised_until",
          "transport_mode",
          "traveller_class",
          "sequence");

  @TempDir private static Path dir;

  /** A row of {@code verdicts.csv}. */
  private record Expected(String scenario, String tabulations, String verdict) {}

  @BeforeAll
  static void simulate() throws IOException {
    try (OutputStream out = Files.newOutputStream(dir.resolve("whole.csv"))) {
      new Simulation(3000, LocalDate.parse("2020-01-01"), LocalDate.parse("2022-12-31"), 5, 0)
          .write(out, null, null);
    }
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void everyShareIsExactAndEveryVerdictRight(Scenario scenario) throws IOException {
    BlankedFile file = new BlankedFile(dir.resolve("whole.csv"));
    scenario.befall(file);
    JsonNode report = assess(file.writeTo(dir.resolve(scenario + ".csv")), scenario.name());

    for (String column : COLUMNS) {
      assertThat(reported(report, column))
          .as(column)
          .containsExactlyEntriesOf(plain(file.expected(column)));
    }
    Map<String, String> verdicts = verdicts(report);
    Map<String, String> expected = expected(scenario, verdicts.keySet());
    assertThat(verdicts).hasSameSizeAs(expected).hasSizeGreaterThan(60);
    Map<String, String> wrong = new TreeMap<>(verdicts);
    wrong.entrySet().removeIf(each -> each.getValue().equals(expected.get(each.getKey())));
    assertThat(wrong).as("verdicts other than those of verdicts.csv").isEmpty();
  }

  private static JsonNode assess(Path file, String out) throws IOException {
    Gathered gathered = new Gathered();
    new CrossingFiles(
            new IntakeSettings(
                "local",
                "test",
                new Pseudonyms(PseudonymKey.generate()),
                PostRegister.empty(),
                LocalDate.parse("2022-12-31")),
            false,
            gathered)
        .read(file.toString());
    RuleBook rules =
        new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);
    Path results = Files.createDirectories(dir.resolve(out));
    new GapTables(gathered.report(rules, gathered.latest().orElseThrow(), LagBasis.UNKNOWN))
        .writeTo(results);
    return new ObjectMapper().readTree(results.resolve(GapTables.JSON).toFile());
  }

  /** Records, filled and known, by post and month, of one agency or all. */
  private static SortedMap<String, List<Long>> reported(JsonNode report, String column) {
    SortedMap<String, List<Long>> cells = new TreeMap<>();
    for (JsonNode row : report.get("variables")) {
      if (row.get("variable").asText().equals(column) && row.get("agency").asText().equals("_T")) {
        cells.put(
            row.get("border_post").asText() + "," + row.get("month").asText(),
            List.of(
                row.get("records").asLong(),
                row.get("filled").asLong(),
                row.get("known").asLong()));
      }
    }
    return cells;
  }

  private static SortedMap<String, List<Long>> plain(SortedMap<String, long[]> counted) {
    SortedMap<String, List<Long>> cells = new TreeMap<>();
    counted.forEach((cell, counts) -> cells.put(cell, List.of(counts[0], counts[1], counts[2])));
    return cells;
  }

  private static Map<String, String> verdicts(JsonNode report) {
    Map<String, String> verdicts = new TreeMap<>();
    for (JsonNode row : report.get("tabulations")) {
      verdicts.put(row.get("tabulation").asText(), row.get("verdict").asText());
    }
    return verdicts;
  }

  /**
   * Of several rows that speak of a tabulation the last one holds; first those of the whole file.
   */
  private static Map<String, String> expected(Scenario scenario, Iterable<String> tabulations)
      throws IOException {
    Map<String, String> verdicts = new TreeMap<>();
    for (String of : List.of(Scenario.WHOLE.name(), scenario.name())) {
      for (Expected row : table()) {
        if (row.scenario().equals(of)) {
          for (String tabulation : tabulations) {
            if (tabulation.matches(row.tabulations())) {
              verdicts.put(tabulation, row.verdict());
            }
          }
        }
      }
    }
    return verdicts;
  }

  private static List<Expected> table() throws IOException {
    List<Expected> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(AssessmentTest.class.getResourceAsStream("verdicts.csv")),
                StandardCharsets.UTF_8))) {
      for (String line : lines.lines().filter(each -> !each.startsWith("#")).skip(1).toList()) {
        String[] values = line.split(",", -1);
        rows.add(new Expected(values[0], values[1], values[2]));
      }
    }
    return rows;
  }
}
