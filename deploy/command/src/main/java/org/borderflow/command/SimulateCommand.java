package org.borderflow.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.borderflow.simulator.Chronicle;
import org.borderflow.simulator.Kind;
import org.borderflow.simulator.Neighbours;
import org.borderflow.simulator.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the crossings of a made-up country, or of two, to files. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Write the crossings of a made-up country, or of two neighbours: same seed, same bytes.")
final class SimulateCommand implements Callable<Integer> {

  @Option(
      names = "--travellers",
      required = true,
      paramLabel = "N",
      description = "How many people.")
  private long travellers;

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day.")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day.")
  private LocalDate to;

  @Option(names = "--seed", required = true, paramLabel = "S", description = "Seed of chance.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE|DIR",
      description = "Crossing file, CSV; with --neighbours a directory.")
  private Path out;

  @Option(
      names = "--country",
      defaultValue = Simulation.DEFAULT_COUNTRY,
      paramLabel = "AAA",
      description = "Reporting country (default: ${DEFAULT-VALUE}).")
  private String country;

  @Option(
      names = "--neighbours",
      split = ",",
      paramLabel = "AAA",
      description =
          "Two neighbouring countries in place of one: N people cross between the two, and either has"
              + " half as many others. The directory gets AAA.csv, AAA-posts.csv and"
              + " AAA-initial-status.csv of each, and in corridors.csv the true migrants between"
              + " them under 12/16.")
  private List<String> neighbours = List.of();

  @Option(
      names = "--unrecorded-exits",
      defaultValue = "0",
      paramLabel = "P",
      description =
          "Share of exits that the second of --neighbours does not record, 0 to 1"
              + " (default: ${DEFAULT-VALUE}).")
  private double unrecordedExits;

  @Option(
      names = "--dirty",
      defaultValue = "0",
      paramLabel = "P",
      description = "Share of crossings that meet some mishap, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double dirty;

  @Option(
      names = "--kind",
      defaultValue = "plain",
      paramLabel = "KIND",
      description =
          "What the years are like: plain, stable, student-growth or closure"
              + " (default: ${DEFAULT-VALUE}).")
  private String kind;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Also write the true outcome of each crossing under 12/16.")
  private Path truth;

  @Option(
      names = "--posts",
      paramLabel = "FILE",
      description = "Also write the register of border posts.")
  private Path posts;

  @Option(
      names = "--initial-status",
      paramLabel = "FILE",
      description = "Also write the residence status of those first seen in the middle of a trip.")
  private Path initialStatus;

  @Override
  public Integer call() throws IOException {
    if (!neighbours.isEmpty()) {
      playNeighbours();
      return Main.DONE;
    }
    if (unrecordedExits != 0) {
      throw new Misuse("--unrecorded-exits goes with --neighbours");
    }
    RuleOptions.checkCountry(country);
    Chronicle chronicle = play(country, travellers, from, to, seed, dirty, kind());
    write(out, "--out", chronicle::writeCrossings);
    write(truth, "--truth", chronicle::writeTruth);
    write(posts, "--posts", chronicle::writePosts);
    write(initialStatus, "--initial-status", chronicle::writeInitialStatus);
    return Main.DONE;
  }

  private void playNeighbours() throws IOException {
    if (neighbours.size() != 2) {
      throw new Misuse("--neighbours: two countries with a comma between, such as NZL,AUS");
    }
    if (truth != null || posts != null || initialStatus != null) {
      throw new Misuse("--neighbours: --truth, --posts and --initial-status are of one country");
    }
    neighbours.forEach(RuleOptions::checkCountry);
    Neighbours played;
    try {
      played =
          Neighbours.play(
              new Simulation(neighbours.get(0), travellers, from, to, seed, dirty, kind()),
              neighbours.get(1),
              unrecordedExits);
    } catch (IllegalArgumentException e) {
      throw new Misuse(e.getMessage());
    }
    OutputDirectory.prepare(out, true);
    write(neighbours.get(0), played.first());
    write(neighbours.get(1), played.second());
    write(out.resolve("corridors.csv"), "--out", played::writeCorridors);
  }

  private void write(String name, Chronicle chronicle) throws IOException {
    write(out.resolve(name + ".csv"), "--out", chronicle::writeCrossings);
    write(out.resolve(name + "-posts.csv"), "--out", chronicle::writePosts);
    write(out.resolve(name + "-initial-status.csv"), "--out", chronicle::writeInitialStatus);
  }

  private Kind kind() {
    return Arrays.stream(Kind.values())
        .filter(each -> each.name().replace('_', '-').equalsIgnoreCase(kind))
        .findFirst()
        .orElseThrow(
            () -> new Misuse("--kind: plain, stable, student-growth or closure, not " + kind));
  }

  /** Plays a country; what makes no sense is the user's mistake. */
  static Chronicle play(
      String country,
      long travellers,
      LocalDate from,
      LocalDate to,
      long seed,
      double dirty,
      Kind kind) {
    try {
      return new Simulation(country, travellers, from, to, seed, dirty, kind).play();
    } catch (IllegalArgumentException e) {
      throw new Misuse(e.getMessage());
    }
  }

  private static void write(Path file, String option, Content content) throws IOException {
    if (file == null) {
      return;
    }
    Path parent = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(parent) || !Files.isWritable(parent) || Files.isDirectory(file)) {
      throw new Misuse(option + ": " + file + " cannot be written");
    }
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
      content.writeTo(stream);
    }
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
