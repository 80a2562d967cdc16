package org.borderflow.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.rules.RuleBook;

/** What the HTTP intake takes, everything and its clients in this process. */
final class OverHttp {

  /** How many records a second are sent one by one. */
  static final int SINGLE_RECORDS_PER_SECOND = 500;

  private static final int SINGLE_RECORDS = 20_000;

  private OverHttp() {}

  /**
   * Pushes a file in bodies of a thousand records.
   *
   * @param day passes behind the records
   * @return how long it took, and the processor time of it
   */
  static Push push(Path crossings, LocalDate day, RuleBook rules) throws IOException {
    try (DataDirectory data = DataDirectory.temporary();
        Deployment deployment =
            Deployment.embedded(
                data.path(), Deployment.Ports.ANY, rules, ReplayCommand.COMMIT_INTERVAL);
        Door door = open(data, deployment);
        CpuSampler sampler = CpuSampler.start()) {
      HttpPush.Took took = HttpPush.of(crossings, day, deployment, door);
      return new Push(took, sampler.used());
    }
  }

  /**
   * What pushing a file came to.
   *
   * @param took how long it took
   * @param cpu processor time, the clients' in it and the registry's not
   */
  record Push(HttpPush.Took took, CpuSampler.Used cpu) {}

  /**
   * How soon requests are answered while all that {@code up} runs is running.
   *
   * @param record requests with one record each
   * @param nothing requests at which nothing is done, at the same rate
   */
  record Latency(SteadyLoad.Answers record, SteadyLoad.Answers nothing) {

    String table() {
      return BenchmarkRound.row("p50, milliseconds", "%.1f", record.median())
          + BenchmarkRound.row("p99, milliseconds", "%.1f", record.p99())
          + BenchmarkRound.row("p50 of a request for nothing", "%.1f", nothing.median())
          + BenchmarkRound.row("p99 of a request for nothing", "%.1f", nothing.p99())
          + BenchmarkRound.row("p99 / p99 for nothing", "%.1f", record.p99() / nothing.p99())
          + BenchmarkRound.row("requests that failed", "%,d", record.failed() + nothing.failed());
    }
  }

  /** Sends records one by one. */
  static Latency latency(Path crossings, RuleBook rules) throws IOException {
    List<String> bodies = singleRecords(crossings);
    try (DataDirectory data = DataDirectory.temporary();
        Deployment deployment =
            Deployment.embedded(
                data.path(), Deployment.Ports.ANY, rules, UpCommand.COMMIT_INTERVAL);
        Door door = open(data, deployment)) {
      String intake = "http://localhost:" + door.port();
      URI records = URI.create(intake + "/v1/crossings");
      SteadyLoad.Request nothing = new SteadyLoad.Request(URI.create(intake + "/health/live"), "");
      return new Latency(
          SteadyLoad.send(
              SINGLE_RECORDS_PER_SECOND,
              number -> new SteadyLoad.Request(records, bodies.get(number % bodies.size()))),
          SteadyLoad.send(SINGLE_RECORDS_PER_SECOND, number -> nothing));
    }
  }

  private static List<String> singleRecords(Path crossings) throws IOException {
    try (BufferedReader file = Files.newBufferedReader(crossings, StandardCharsets.UTF_8)) {
      String header = file.readLine();
      List<String> bodies = new ArrayList<>();
      for (String line = file.readLine();
          line != null && bodies.size() < SINGLE_RECORDS;
          line = file.readLine()) {
        bodies.add(header + '\n' + line + '\n');
      }
      return bodies;
    }
  }

  private static Door open(DataDirectory data, Deployment deployment) {
    return Door.open(
        new Door.Settings(
            Door.LOOPBACK,
            0,
            Optional.empty(),
            data.path(),
            false,
            PseudonymKey.generate(),
            PostRegister.empty(),
            Optional.empty()),
        deployment.cluster(),
        deployment::notReady);
  }
}
