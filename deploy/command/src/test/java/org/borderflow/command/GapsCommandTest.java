package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself; what it finds is held against plain counts in {@code AssessmentTest}. */
class GapsCommandTest {

  private static final List<String> TABLES =
      List.of(
          "tabulations",
          "evidence",
          "requirements",
          "steps",
          "variables",
          "trends",
          "posts",
          "silences",
          "lags",
          "linkage",
          "definitions",
          "neighbours",
          "rule-years");

  @TempDir private Path dir;

  @BeforeEach
  void simulate() {
    run(
        "simulate --travellers 300 --from 2020-01-01 --to 2022-12-31 --seed 4 --dirty 0.05"
            + " --out DIR/crossings.csv");
  }

  private int status(String command) {
    return Main.run(command.replace("DIR", dir.toString()).split(" "));
  }

  private void run(String command) {
    assertThat(status(command)).isEqualTo(Main.DONE);
  }

  private JsonNode json(String out) throws IOException {
    return new ObjectMapper().readTree(dir.resolve(out).resolve("gaps.json").toFile());
  }

  @Test
  void writesATablePerFileAndAPageThatNeedsNothingElse() throws IOException {
    run("gaps --country NZL --in-order-of-arrival --out DIR/o DIR/crossings.csv");
    JsonNode report = json("o");
    for (String table : TABLES) {
      List<String> lines = Files.readAllLines(dir.resolve("o").resolve(table + ".csv"));
      assertThat(report.get(table)).as(table).hasSize(lines.size() - 1);
      assertThat(lines).as(table).hasSizeGreaterThan(1);
    }
    assertThat(report.get("received").asLong())
        .isEqualTo(
            report.get("accepted").asLong()
                + report.get("duplicates").asLong()
                + report.get("rejected").asLong());
    assertThat(Files.readString(dir.resolve("o/gaps.html")))
        .contains("<svg role='img'", "Internal to the office", "scope='row'", "lang='en'")
        .doesNotContain("http", "<script", "NaN", "null");
  }

  /** Neither numbers of people and documents nor ids of records. */
  @Test
  void identifiesNobody() throws IOException {
    run("gaps --country NZL --out DIR/o DIR/crossings.csv");
    List<String> lines = Files.readAllLines(dir.resolve("crossings.csv"));
    List<String> columns = List.of(lines.get(0).split(","));
    StringBuilder written = new StringBuilder();
    try (var files = Files.list(dir.resolve("o"))) {
      for (Path file : files.toList()) {
        written.append(Files.readString(file));
      }
    }
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      for (String column : List.of("record_id", "person_id", "document_number")) {
        String value =
            columns.indexOf(column) < values.length ? values[columns.indexOf(column)] : "";
        if (value.length() > 6) {
          assertThat(written.indexOf(value)).as(column).isEqualTo(-1);
        }
      }
    }
  }

  @Test
  void theOrderOfTheRecordsDoesNotMatter() throws IOException {
    List<String> lines = Files.readAllLines(dir.resolve("crossings.csv"));
    int half = lines.size() / 2;
    Files.write(dir.resolve("late.csv"), with(lines.get(0), lines.subList(half, lines.size())));
    Files.write(dir.resolve("early.csv"), with(lines.get(0), lines.subList(1, half)));
    run("gaps --country NZL --out DIR/one DIR/early.csv DIR/late.csv");
    run("gaps --country NZL --out DIR/two DIR/crossings.csv");
    for (String table : TABLES) {
      assertThat(dir.resolve("two").resolve(table + ".csv"))
          .hasSameTextualContentAs(dir.resolve("one").resolve(table + ".csv"));
    }
    assertThat(dir.resolve("two/gaps.html")).hasSameTextualContentAs(dir.resolve("one/gaps.html"));
  }

  private static List<String> with(String header, List<String> lines) {
    List<String> all = new ArrayList<>(List.of(header));
    all.addAll(lines);
    return all;
  }

  @Test
  void tellsWhatHasChangedSinceAnEarlierAssessment() throws IOException {
    run(
        "simulate --travellers 600 --from 2020-01-01 --to 2022-12-31 --seed 4 --out"
            + " DIR/clean.csv");
    Path poor = dir.resolve("poor.csv");
    List<String> lines = Files.readAllLines(dir.resolve("clean.csv"));
    Files.write(poor, lines.stream().map(line -> line.replace("HOLIDAY", "UNKNOWN")).toList());
    run("gaps --country NZL --out DIR/poor DIR/poor.csv");
    run("gaps --country NZL --out DIR/good --compare DIR/poor/gaps.json DIR/clean.csv");
    run("gaps --country NZL --out DIR/same --compare DIR/good/gaps.json DIR/clean.csv");

    assertThat(Files.readAllLines(dir.resolve("good/progress.csv")))
        .contains(
            "tabulation,irts-purpose,BETTER,NOT_PRODUCIBLE,,"
                + verdict("good", "irts-purpose")
                + ",")
        .anyMatch(line -> line.startsWith("requirement,purpose A TRAVELLERS,BETTER,"))
        .noneMatch(line -> line.contains(",WORSE,"));
    assertThat(Files.readAllLines(dir.resolve("same/progress.csv")).subList(1, 60))
        .allMatch(line -> line.contains(",SAME,"));
    assertThat(Files.readString(dir.resolve("good/gaps.html"))).contains("What has changed since");
  }

  private String verdict(String out, String tabulation) throws IOException {
    return StreamSupport.stream(json(out).get("tabulations").spliterator(), false)
        .filter(each -> each.get("tabulation").asText().equals(tabulation))
        .findFirst()
        .orElseThrow()
        .get("verdict")
        .asText();
  }

  /** A deployment's log tells the same, but for what a log does not keep. */
  @Tag("long")
  @Test
  void aDeploymentIsAssessedFromItsLog() throws IOException {
    run("replay --country NZL --data DIR/data --out DIR/replayed DIR/crossings.csv");
    run("gaps --data DIR/data --out DIR/stored");
    run("gaps --country NZL --out DIR/files DIR/crossings.csv");

    JsonNode stored = json("stored");
    JsonNode files = json("files");
    JsonNode replayed = new ObjectMapper().readTree(dir.resolve("replayed/report.json").toFile());
    for (String figure : List.of("received", "accepted", "duplicates", "rejected")) {
      assertThat(stored.get(figure)).as(figure).isEqualTo(replayed.get(figure));
      assertThat(files.get(figure)).as(figure).isEqualTo(replayed.get(figure));
    }
    for (String table : List.of("tabulations", "evidence", "steps", "linkage", "neighbours")) {
      assertThat(stored.get(table)).as(table).isEqualTo(files.get(table));
    }
    assertThat(stored.get("lag_basis").asText()).isEqualTo("RECEIVED");
    assertThat(stored.get("posts").get(0).get("lag_known"))
        .isEqualTo(stored.get("posts").get(0).get("records"));
  }

  /** The totals under each rule are those that a replay under these rules writes. */
  @Tag("slow")
  @Test
  void totalsUnderOtherRulesAreThoseOfAReplay() throws IOException {
    run(
        "replay --country NZL --rules 12/16,12/12,6/12,9/12 --out DIR/replayed"
            + " DIR/crossings.csv");
    run("gaps --country NZL --out DIR/o DIR/crossings.csv");
    Map<String, Long> settled = new TreeMap<>();
    Map<String, Long> counted = new TreeMap<>();
    List<String> flows = Files.readAllLines(dir.resolve("replayed/flows.csv"));
    List<String> columns = List.of(flows.get(0).split(","));
    for (String flow : flows.subList(1, flows.size())) {
      String[] values = flow.split(",", -1);
      boolean total = List.of(values).subList(8, 17).stream().allMatch(value -> value.equals("_T"));
      if (total
          && values[columns.indexOf("FREQ")].equals("A")
          && values[columns.indexOf("MEASURE")].equals("MIGRANTS")
          && !values[columns.indexOf("DIRECTION")].equals("NET")) {
        settled.merge(
            values[columns.indexOf("RULE")] + values[columns.indexOf("DIRECTION")],
            Long.parseLong(values[columns.indexOf("FINAL_COUNT")]),
            Long::sum);
      }
    }
    for (JsonNode rule : json("o").get("neighbours")) {
      counted.put(rule.get("rule").asText() + "A", rule.get("arrivals_settled").asLong());
      counted.put(rule.get("rule").asText() + "D", rule.get("departures_settled").asLong());
    }
    assertThat(counted).isEqualTo(settled).hasSize(8);
  }

  @Test
  void misuseIsOneClearLine() {
    assertThat(status("gaps --out DIR/o DIR/crossings.csv")).isEqualTo(Main.MISUSE);
    assertThat(status("gaps --country NZL --out DIR/o")).isEqualTo(Main.MISUSE);
    assertThat(status("gaps --country NZL --data DIR --out DIR/o")).isEqualTo(Main.MISUSE);
    assertThat(
            status("gaps --country NZL --out DIR/o --compare DIR/crossings.csv DIR/crossings.csv"))
        .isEqualTo(Main.MISUSE);
    assertThat(dir.resolve("o"))
        .satisfiesAnyOf(
            out -> assertThat(out).doesNotExist(), out -> assertThat(out).isEmptyDirectory());
  }
}
