package org.borderflow.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.borderflow.endtoend.border.Account;
import org.borderflow.endtoend.border.Agency;
import org.borderflow.endtoend.border.CrossingFile;
import org.borderflow.endtoend.border.Csv;
import org.borderflow.endtoend.border.ExpectedFiles;
import org.borderflow.endtoend.border.Ledger;
import org.borderflow.endtoend.border.Line;
import org.borderflow.endtoend.border.Status;
import org.borderflow.rules.RuleBook;

/** Delivers lines to a pipeline, keeps its own ledger of them and compares what comes out. */
final class Office {

  private final Path dir;
  private final List<Status> statuses;
  private final Random random;
  private final Ledger ledger;
  private int deliveries;

  /** An office that works in this directory and splits and spells what it delivers by the seed. */
  Office(Path dir, RuleBook rules, List<Status> statuses, long seed) {
    this.dir = dir;
    this.statuses = statuses;
    this.random = new Random(seed);
    this.ledger = new Ledger(rules);
  }

  /** Delivers lines in one to four files and checks all results. */
  void check(Pipeline pipeline, Agency agency, List<Line> lines, LocalDate asOf)
      throws IOException {
    Delivery delivery = delivery(agency, lines, asOf);
    pipeline.take(delivery);
    check(delivery, lines);
  }

  /** Checks all results of a delivery that has been taken. */
  void check(Delivery delivery, List<Line> lines) throws IOException {
    Account account = checkFiles(delivery, lines);
    JsonNode report = report(delivery);
    assertThat(report.get("accepted").asLong()).isEqualTo(account.accepted());
    assertThat(report.get("duplicates").asLong()).isEqualTo(account.duplicates());
    assertThat(report.get("rejected").asLong()).isEqualTo(account.rejected());
  }

  /** Checks the results of a delivery that has been taken, but not what of it was there before. */
  Account checkFiles(Delivery delivery, List<Line> lines) throws IOException {
    Account account = ledger.take(lines, statusesOf(lines.get(0).agency()), delivery.asOf());
    ExpectedFiles expected = ledger.recount(delivery.asOf());
    Path out = delivery.out();
    same(out.resolve("outcomes.csv"), expected.outcomes());
    same(out.resolve("stays.csv"), expected.stays());
    same(out.resolve("flows.csv"), expected.flows());
    assertThat(rejected(out)).containsExactlyElementsOf(account.rejectedRows());
    JsonNode report = report(delivery);
    assertThat(report.get("received").asLong()).isEqualTo(account.received());
    assertThat(report.get("set_aside").asLong()).isEqualTo(expected.setAside());
    assertThat(report.get("supposed").asLong()).isEqualTo(expected.supposed());
    return account;
  }

  private static JsonNode report(Delivery delivery) throws IOException {
    return new ObjectMapper().readTree(delivery.out().resolve("report.json").toFile());
  }

  private static void same(Path file, String expected) {
    // The first tells more, the second minds more.
    assertThat(file).hasContent(expected);
    assertThat(file).hasBinaryContent(expected.getBytes(UTF_8));
  }

  private static List<String> rejected(Path out) throws IOException {
    return Files.readAllLines(out.resolve("rejected.csv")).stream()
        .skip(1)
        .map(Csv::fields)
        .map(row -> row.get(2) + " " + row.get(3))
        .sorted()
        .toList();
  }

  /** Writes lines to one to four files. */
  Delivery delivery(Agency agency, List<Line> lines, LocalDate asOf) throws IOException {
    Path box = Files.createDirectory(dir.resolve("delivery-" + deliveries++));
    List<Path> files = new ArrayList<>();
    int parts = 1 + random.nextInt(4);
    for (int part = 0; part < parts; part++) {
      List<Line> own =
          lines.subList(lines.size() * part / parts, lines.size() * (part + 1) / parts);
      files.add(CrossingFile.write(box, "crossings-" + part, own, random));
    }
    List<String> known = new ArrayList<>(List.of(Status.HEADER));
    statusesOf(agency).forEach(status -> known.add(status.line(random)));
    return new Delivery(
        agency.name(),
        Files.writeString(box.resolve("posts.csv"), agency.register()),
        Files.write(box.resolve("statuses.csv"), known),
        files,
        asOf,
        Files.createDirectory(box.resolve("out")));
  }

  private List<Status> statusesOf(Agency agency) {
    return statuses.stream().filter(status -> status.agency().equals(agency)).toList();
  }
}
