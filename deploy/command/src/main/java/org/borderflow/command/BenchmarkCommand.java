package org.borderflow.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.DisclosureKey;
import org.borderflow.rules.disclosure.RandomRounding;
import org.borderflow.simulator.Kind;
import org.borderflow.simulator.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the main job beside what the broker takes when nothing else is done. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Replay a made-up country, push it over HTTP, and compare with merely producing the same"
            + " records. Machines differ and are noisy: only the ratio of one run says something.")
final class BenchmarkCommand implements Callable<Integer> {

  private static final String COUNTRY = "NZL";
  private static final LocalDate FROM = LocalDate.of(2021, 1, 1);
  private static final LocalDate TO = LocalDate.of(2023, 9, 30);
  private static final long SEED = 7;

  /** In the first year, by whose end everybody has crossed more than twice on average. */
  private static final LocalDate YEAR_END = LocalDate.of(2021, 12, 31);

  private static final int CROSSINGS_IN_A_YEAR = 2;

  @Option(
      names = "--travellers",
      defaultValue = "200000",
      paramLabel = "N",
      description = "How many people; some ten crossings each (default: ${DEFAULT-VALUE}).")
  private int travellers;

  @Option(
      names = "--repeat",
      defaultValue = "3",
      paramLabel = "N",
      description =
          "How often; the first time the virtual machine is cold (default: ${DEFAULT-VALUE}).")
  private int repeat;

  @Option(
      names = "--steady-only",
      description = "Only how soon records that come at a steady pace can be read in the cells.")
  private boolean steadyOnly;

  @Override
  public Integer call() throws IOException {
    if (travellers < 1 || repeat < 1) {
      throw new Misuse("--travellers and --repeat are whole numbers from 1");
    }
    try (Running running = new Running()) {
      DataDirectory shared = running.open(DataDirectory::temporary);
      if (!steadyOnly) {
        compare(shared.path().resolve("crossings.csv"));
      }
      Path steady = shared.path().resolve("steady.csv");
      simulate(LiveLatency.records() / CROSSINGS_IN_A_YEAR, YEAR_END, steady);
      System.out.printf(
          "%nrecords at a steady pace, %,d a second%n%s",
          LiveLatency.RECORDS_PER_SECOND, LiveLatency.measure(steady, rules()).table());
    }
    return Main.DONE;
  }

  private void compare(Path crossings) throws IOException {
    simulate(travellers, TO, crossings);
    List<BenchmarkRound> rounds = new ArrayList<>();
    for (int round = 1; round <= repeat; round++) {
      rounds.add(round(crossings));
      System.out.printf("%nround %d of %d%n%s", round, repeat, rounds.get(round - 1).table());
    }
    System.out.printf(
        "%nover all rounds%n%s",
        BenchmarkRound.row(
            "whole job / produce only, median", "%.3f", median(rounds, BenchmarkRound::ratio)));
    System.out.print(
        BenchmarkRound.row(
            "over HTTP / replay, median", "%.3f", median(rounds, BenchmarkRound::httpRatio)));
    System.out.printf(
        "%none record at a time over HTTP, %d a second%n%s",
        OverHttp.SINGLE_RECORDS_PER_SECOND, OverHttp.latency(crossings, rules()).table());
  }

  private static void simulate(int travellers, LocalDate to, Path crossings) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(crossings), 1 << 18)) {
      new Simulation(COUNTRY, travellers, FROM, to, SEED, 0, Kind.PLAIN).play().writeCrossings(out);
    }
  }

  private double median(List<BenchmarkRound> rounds, ToDoubleFunction<BenchmarkRound> ratio) {
    return rounds.stream().mapToDouble(ratio).sorted().toArray()[repeat / 2];
  }

  private static RuleBook rules() {
    return RuleOptions.ruleBook(COUNTRY, "12/16", "set-aside");
  }

  private BenchmarkRound round(Path crossings) throws IOException {
    Yardsticks yardsticks;
    try (DataDirectory data = DataDirectory.temporary()) {
      yardsticks = Yardsticks.measure(crossings, data.path());
    }
    OverHttp.Push http = OverHttp.push(crossings, TO, rules());
    try (DataDirectory data = DataDirectory.temporary()) {
      BenchmarkRound round = round(crossings, data, yardsticks, http);
      // Only when the stores are closed is everything in their files.
      return round.withState(Footprint.bytesUnder(data.path().resolve("streams")));
    }
  }

  private BenchmarkRound round(
      Path crossings, DataDirectory data, Yardsticks yardsticks, OverHttp.Push http)
      throws IOException {
    RuleBook rules = rules();
    ReplaySettings settings =
        new ReplaySettings(
            List.of(crossings.toString()),
            Files.createDirectories(data.path().resolve("out")),
            data.path().resolve("scratch"),
            null,
            "local",
            Optional.empty(),
            new Pseudonyms(PseudonymKey.generate()),
            PostRegister.empty(),
            null,
            false,
            new RandomRounding(DisclosureKey.PUBLISHED));
    try (Deployment deployment =
        Deployment.embedded(
            data.path(), Deployment.Ports.ANY, rules, ReplayCommand.COMMIT_INTERVAL)) {
      long begun = System.nanoTime();
      RunReport report;
      CpuSampler.Used used;
      try (CpuSampler sampler = CpuSampler.start()) {
        report = new Replay(deployment, rules, settings).run();
        used = sampler.used();
      }
      Duration job = Duration.ofNanos(System.nanoTime() - begun);
      long changelogs = Footprint.bytesOfChangelogs(deployment);
      return new BenchmarkRound(
          report.received(),
          travellers,
          yardsticks,
          report.elapsed(),
          http,
          job,
          used,
          0,
          changelogs,
          Footprint.peakResidentMegabytes());
    }
  }
}
