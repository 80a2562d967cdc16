package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job through a real broker and a real registry. Most replays have a broker of their own
 * and share the registry, which takes long to start and knows the same schemas each time.
 */
class ReplayTest {

  private static final List<String> RESULTS =
      List.of(
          "outcomes.csv",
          "stays.csv",
          "flows.csv",
          "flows-public.csv",
          "stay-lengths.csv",
          "stay-lengths-public.csv");

  @TempDir private static Path shared;
  private static EmbeddedRegistry registry;

  @TempDir private Path dir;

  @BeforeAll
  static void startRegistry() {
    registry = EmbeddedRegistry.start(shared, 0);
  }

  @AfterAll
  static void stopRegistry() {
    registry.close();
  }

  @Tag("slow")
  @Test
  void theOrderOfArrivalRepeatsAndSeveralFilesChangeNoByte() throws IOException {
    Path crossings = simulate("--dirty", "0.1");
    assertThat(replay("straight", crossings)).isEqualTo(Main.DONE);

    List<String> lines = Files.readAllLines(crossings, StandardCharsets.UTF_8);
    String header = lines.remove(0);
    // Conflicts aside: which of two is first is the one thing that order decides.
    List<String> shuffled = new ArrayList<>(lines);
    shuffled.addAll(lines.subList(0, lines.size() / 10));
    Map<String, List<String>> byId = new HashMap<>();
    lines.forEach(
        line -> byId.computeIfAbsent(line.split(",", 2)[0], id -> new ArrayList<>()).add(line));
    Collections.shuffle(shuffled, new Random(7));
    shuffled.replaceAll(line -> byId.get(line.split(",", 2)[0]).get(0));
    byId.values().forEach(same -> shuffled.addAll(same.subList(1, same.size())));
    int half = shuffled.size() / 2;
    Path first = write("first.csv", header, shuffled.subList(0, half));
    Path second = write("second.csv", header, shuffled.subList(half, shuffled.size()));
    assertThat(replay("shuffled", first, second)).isEqualTo(Main.DONE);

    for (String result : RESULTS) {
      assertThat(dir.resolve("shuffled").resolve(result))
          .hasSameBinaryContentAs(dir.resolve("straight").resolve(result));
    }
  }

  @Tag("long")
  @Test
  void aKeptClusterGivesTheSameAgain() throws IOException {
    Path crossings = simulate();
    String data = dir.resolve("data").toString();
    assertThat(alone("early", crossings, "--data", data, "--as-of", "2022-06-30")).isZero();
    assertThat(alone("late", crossings, "--data", data, "--as-of", "2022-12-31")).isZero();
    String key = dir.resolve("data/disclosure.key").toString();
    assertThat(replay("alone", crossings, "--as-of", "2022-12-31", "--disclosure-key", key))
        .isZero();
    for (String result : RESULTS) {
      assertThat(dir.resolve("late").resolve(result))
          .hasSameBinaryContentAs(dir.resolve("alone").resolve(result));
    }
  }

  @Tag("slow")
  @Test
  void everyFinalVerdictOfACleanCountryIsTheTruth() throws IOException {
    Path truth = dir.resolve("truth.csv");
    Path status = dir.resolve("status.csv");
    Path crossings = simulate("--truth", truth.toString(), "--initial-status", status.toString());
    assertThat(replay("out", crossings, "--initial-status", status.toString())).isZero();

    Map<String, String> outcomes = new HashMap<>();
    for (String line : Files.readAllLines(dir.resolve("out/outcomes.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[6].equals("FINAL")) {
        outcomes.put(cells[0], cells[7]);
      }
    }
    assertThat(outcomes).hasSizeGreaterThan(500);
    Map<String, String> trueOutcomes = new HashMap<>();
    for (String line : Files.readAllLines(truth)) {
      String[] cells = line.split(",", -1);
      trueOutcomes.put(cells[0], cells[3]);
    }
    outcomes.forEach((id, outcome) -> assertThat(outcome).as(id).isEqualTo(trueOutcomes.get(id)));
  }

  @Test
  void everyRecordEndsAsExactlyOneThing() throws IOException {
    Path crossings = simulate("--dirty", "0.3");
    assertThat(replay("strict", crossings, "--strict")).isEqualTo(Main.SOMETHING_REJECTED);
    String report = Files.readString(dir.resolve("strict/report.json"));
    long received = number(report, "received");
    assertThat(received).isEqualTo(Files.readAllLines(crossings).size() - 1);
    assertThat(
            number(report, "accepted") + number(report, "duplicates") + number(report, "rejected"))
        .isEqualTo(received);
    assertThat(Files.readAllLines(dir.resolve("strict/rejected.csv")))
        .hasSize((int) number(report, "rejected") + 1);
  }

  /** A row is a stay, the columns have other names, and nobody knows who it was. */
  @Tag("slow")
  @Test
  void aSourceProfileMayMakeCrossingsOfRowsWithoutIdentity() throws IOException {
    Path profile = dir.resolve("ferry.yaml");
    Files.writeString(
        profile,
        """
        name: ferry
        identity: none
        format: {encoding: ISO-8859-1, separator: ;}
        columns:
          citizenship: {column: nación, table: {Perú: PER, España: ESP}}
          border_post: {constant: FERRY}
        records:
          - when: llegada
            columns:
              record_id: {join: [nr, {constant: A}], with: "-"}
              direction: {constant: ENTRY}
              crossed_at: {column: llegada, date: D MONTH YYYY, months: es}
          - when: salida
            columns:
              record_id: {join: [nr, {constant: D}], with: "-"}
              direction: {constant: EXIT}
              crossed_at: {column: salida, date: D MONTH YYYY, months: es}
        """);
    Path file = dir.resolve("ferry.csv");
    Files.writeString(
        file,
        """
        nr;nación;llegada;salida
        1;Perú;5 enero 2021;7 febrero 2021
        2;España;6 enero 2021;
        3;Atlántida;6 enero 2021;7 enero 2021
        """,
        StandardCharsets.ISO_8859_1);
    assertThat(replay("ferry", file, "--profile", profile.toString())).isZero();

    assertThat(Files.readAllLines(dir.resolve("ferry/outcomes.csv")).subList(1, 4))
        .containsExactly(
            "1-A,12/16,ENTRY,2021-01-05,FERRY,PER,OUT_OF_SCOPE,,,,,",
            "1-D,12/16,EXIT,2021-02-07,FERRY,PER,OUT_OF_SCOPE,,,,,",
            "2-A,12/16,ENTRY,2021-01-06,FERRY,ESP,OUT_OF_SCOPE,,,,,");
    assertThat(Files.readAllLines(dir.resolve("ferry/stays.csv"))).hasSize(1);
    assertThat(Files.readAllLines(dir.resolve("ferry/rejected.csv")))
        .hasSize(2)
        .element(1)
        .asString()
        .contains(",4,3-A,UNKNOWN_CODE,citizenship,");
    assertThat(Files.readAllLines(dir.resolve("ferry/flows.csv")))
        .anyMatch(
            line ->
                line.contains("M,NZL,A,CROSSINGS,_Z,_T,_T,_T,_T") && line.contains(",2021-01,2,"))
        .noneMatch(line -> line.contains("MIGRANTS"));
    String report = Files.readString(dir.resolve("ferry/report.json"));
    assertThat(number(report, "received")).isEqualTo(4);
    assertThat(number(report, "accepted")).isEqualTo(3);
  }

  /** Nobody has been seen to the end yet. */
  @Tag("slow")
  @Test
  void aPriorIsBelievedAsLongAsNothingIsKnown() throws IOException {
    Path file = dir.resolve("cold.csv");
    Files.writeString(
        file,
        """
        record_id,person_id,direction,crossed_at,border_post,purpose,birth_date,sex,citizenship
        a,P1,ENTRY,2021-01-05T10:00:00Z,AKL,EDUCATION,1990,F,FRA
        b,P2,ENTRY,2021-01-05T10:00:00Z,AKL,HOLIDAY,1990,F,FRA
        """);
    assertThat(replay("cold", file, "--prior", "0.9,0.25,0", "--as-of", "2021-02-28")).isZero();

    assertThat(Files.readAllLines(dir.resolve("cold/outcomes.csv")))
        .anyMatch(line -> line.startsWith("a,") && line.contains(",0.900000"))
        .anyMatch(line -> line.startsWith("b,") && line.contains(",0.250000"));
    assertThat(Files.readString(dir.resolve("cold/report.json"))).contains("cold_rules");
  }

  private static long number(String json, String name) {
    String rest = json.substring(json.indexOf('"' + name + '"'));
    return Long.parseLong(rest.substring(rest.indexOf(':') + 1, rest.indexOf(',')).strip());
  }

  private Path simulate(String... more) {
    Path file = dir.resolve("crossings.csv");
    List<String> args =
        new ArrayList<>(
            List.of(
                "simulate",
                "--travellers",
                "300",
                "--from",
                "2021-01-01",
                "--to",
                "2022-12-31",
                "--seed",
                "3",
                "--out",
                file.toString()));
    args.addAll(Arrays.asList(more));
    assertThat(Main.run(args.toArray(String[]::new))).isZero();
    return file;
  }

  private Path write(String name, String header, List<String> lines) throws IOException {
    Path file = dir.resolve(name);
    Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
    return file;
  }

  /** Replays on a broker that runs for nobody else. */
  private int replay(String out, Object... more) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("kafka-" + out))) {
      return alone(
          out,
          Stream.concat(
                  Stream.of(
                      "--bootstrap-servers",
                      broker.bootstrapServers(),
                      "--registry",
                      registry.url()),
                  Arrays.stream(more))
              .toArray());
    }
  }

  /** Replays with everything that it needs started by itself. */
  private int alone(String out, Object... more) {
    List<String> args =
        new ArrayList<>(
            List.of("replay", "--country", "NZL", "--out", dir.resolve(out).toString()));
    for (Object argument : more) {
      args.add(argument.toString());
    }
    return Main.run(args.toArray(String[]::new));
  }
}
