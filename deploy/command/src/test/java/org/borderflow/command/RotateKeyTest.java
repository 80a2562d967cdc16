package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new key of the pseudonyms in the middle of people's histories. */
class RotateKeyTest {

  private static final String STATEMENT_HEADER =
      "record_id,record_type,document_issuer,document_number,"
          + "linked_document_issuer,linked_document_number";

  private static final List<String> RESULTS = List.of("outcomes.csv", "stays.csv", "flows.csv");

  @TempDir private Path dir;

  @Tag("long")
  @Test
  void nothingThatIsCountedDependsOnIt() throws IOException {
    Path crossings = dir.resolve("crossings.csv");
    String[] simulation = {
      "simulate",
      "--travellers",
      "300",
      "--from",
      "2020-01-01",
      "--to",
      "2022-12-31",
      "--seed",
      "3",
      "--dirty",
      "0.1",
      "--out",
      crossings.toString()
    };
    assertThat(Main.run(simulation)).isZero();
    List<String> lines = new ArrayList<>(Files.readAllLines(crossings));
    String header = lines.remove(0);
    List<String> early = new ArrayList<>(lines.subList(0, lines.size() / 2));
    List<String> late = new ArrayList<>(lines.subList(lines.size() / 2, lines.size()));
    // What came before the change of the key is sent again after it.
    List<String> again = new ArrayList<>(early.subList(0, early.size() / 3));
    late.addAll(again);
    Collections.shuffle(late, new Random(3));
    Path first = write("first.csv", header, early);
    Path second = write("second.csv", header, late);

    List<String> people = documents(header, lines);
    Path linked =
        write(
            "linked.csv",
            STATEMENT_HEADER,
            List.of(
                "l1,IDENTITY_LINK," + people.get(0) + "," + people.get(1),
                "l2,IDENTITY_LINK," + people.get(2) + "," + people.get(3)));
    Path relinked =
        write(
            "relinked.csv",
            STATEMENT_HEADER,
            List.of(
                "l2,IDENTITY_LINK," + people.get(2) + "," + people.get(3),
                "u1,IDENTITY_UNLINK," + people.get(1) + "," + people.get(0),
                "l3,IDENTITY_LINK," + people.get(4) + "," + people.get(5)));

    replay("steady", "steady-data", first, linked);
    replay("steady-all", "steady-data", second, relinked);
    replay("rotated", "rotated-data", first, linked);
    rotate("--data", dir.resolve("rotated-data").toString());
    replay("rotated-all", "rotated-data", second, relinked);

    for (String result : RESULTS) {
      assertThat(dir.resolve("rotated-all").resolve(result))
          .hasSameBinaryContentAs(dir.resolve("steady-all").resolve(result));
    }
    for (String count : List.of("received", "accepted", "duplicates", "rejected", "standing")) {
      assertThat(report("rotated-all").get(count)).isEqualTo(report("steady-all").get(count));
    }
    assertThat(report("rotated-all").get("duplicates").asLong()).isGreaterThan(0);

    String[] release = {
      "release", "--as-of", "2022-12-31", "--data", dir.resolve("rotated-data").toString(), "--out"
    };
    String[] into = Arrays.copyOf(release, release.length + 1);
    into[release.length] = dir.resolve("release").toString();
    assertThat(Main.run(into)).isZero();
    assertThat(dir.resolve("release").resolve("flows.csv"))
        .hasSameBinaryContentAs(dir.resolve("rotated-all").resolve("flows.csv"));
  }

  @Test
  void theFormerKeyStaysAsLongAsItIsNeeded() throws IOException {
    Path key = dir.resolve("pseudonym.key");
    Files.writeString(key, "any text of sixteen bytes or more");
    assertThat(told("--pseudonym-key", key.toString(), "--finish"))
        .contains("there is no former key");
    rotate("--pseudonym-key", key.toString());
    String rotated = Files.readString(key);
    assertThat(rotated).matches("[0-9a-f]{64}\nformer [0-9a-f]{66} until \\d{4}-\\d{2}-\\d{2}\n");
    assertThat(told("--pseudonym-key", key.toString())).contains("is needed until");
    assertThat(told("--pseudonym-key", key.toString(), "--finish")).contains("is needed until");

    Files.writeString(key, rotated.replaceAll("until .*", "until 2020-01-01"));
    rotate("--pseudonym-key", key.toString(), "--finish");
    assertThat(key).hasContent(rotated.lines().findFirst().orElseThrow());
    assertThat(told()).contains("either --data or --pseudonym-key");
  }

  private void rotate(String... options) {
    List<String> args = new ArrayList<>(List.of("rotate-key"));
    args.addAll(List.of(options));
    assertThat(Main.run(args.toArray(String[]::new))).isZero();
  }

  private static String told(String... options) {
    List<String> args = new ArrayList<>(List.of("rotate-key"));
    args.addAll(List.of(options));
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(told, true, UTF_8));
    try {
      assertThat(Main.run(args.toArray(String[]::new))).isEqualTo(Main.MISUSE);
    } finally {
      System.setErr(before);
    }
    return told.toString(UTF_8);
  }

  private void replay(String out, String data, Path file, Path statements) {
    String[] args = {
      "replay",
      "--country",
      "NZL",
      "--as-of",
      "2022-12-31",
      "--data",
      dir.resolve(data).toString(),
      "--out",
      dir.resolve(out).toString(),
      file.toString(),
      statements.toString()
    };
    assertThat(Main.run(args)).isZero();
  }

  /** Issuer and number of the documents of several people. */
  private static List<String> documents(String header, List<String> lines) {
    List<String> columns = List.of(header.split(","));
    int issuer = columns.indexOf("document_issuer");
    int number = columns.indexOf("document_number");
    return lines.stream()
        .map(line -> line.split(",", -1))
        .filter(fields -> fields.length == columns.size())
        .filter(fields -> fields[issuer].matches("[A-Z]{3}") && fields[number].matches("[A-Z0-9]+"))
        .map(fields -> fields[issuer] + "," + fields[number])
        .distinct()
        .limit(6)
        .toList();
  }

  private JsonNode report(String out) throws IOException {
    return new ObjectMapper().readTree(dir.resolve(out).resolve("report.json").toFile());
  }

  private Path write(String name, String header, List<String> lines) throws IOException {
    Path file = dir.resolve(name);
    Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
    return file;
  }
}
