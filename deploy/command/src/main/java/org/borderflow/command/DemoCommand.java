package org.borderflow.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.borderflow.estimates.Method;
import org.borderflow.ingest.FileIntake;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.InitialStatusFile;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.simulator.Chronicle;
import org.borderflow.simulator.Day;
import org.borderflow.simulator.Kind;
import org.borderflow.simulator.Simulation;
import org.borderflow.topology.Names;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.view.summary.FlowSummary;
import org.borderflow.view.topic.ProgressWatch;
import org.borderflow.view.topic.TotalCells;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays a simulated country through everything, month by month. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Play a simulated country through everything and print its flows.")
final class DemoCommand implements Callable<Integer> {

  private static final CommitInterval COMMIT_INTERVAL = CommitInterval.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final LocalDate FROM = LocalDate.of(2022, 1, 1);
  private static final LocalDate TO = LocalDate.of(2023, 12, 31);
  private static final long SEED = 1;
  private static final double DIRTY = 0.02;
  private static final String AGENCY = "local";

  @Option(
      names = "--travellers",
      defaultValue = "5000",
      paramLabel = "N",
      description = "How many people (default: ${DEFAULT-VALUE}).")
  private long travellers;

  @Mixin private DisclosureOptions disclosure;

  @Option(names = "--exit", description = "End when everything has been worked off.")
  private boolean exit;

  @Override
  public Integer call() throws IOException, InterruptedException {
    RuleBook book = RuleOptions.ruleBook(Simulation.DEFAULT_COUNTRY, "12/16", "set-aside");
    Chronicle chronicle =
        SimulateCommand.play(
            Simulation.DEFAULT_COUNTRY, travellers, FROM, TO, SEED, DIRTY, Kind.PLAIN);
    Disclosure terms = disclosure.disclosure();
    System.err.println("Starting a Kafka broker and a schema registry on this machine ...");
    try (Running running = new Running()) {
      DataDirectory directory = running.open(DataDirectory::temporary);
      Deployment deployment =
          running.open(
              () ->
                  Deployment.embedded(
                      directory.path(),
                      Deployment.Ports.ANY,
                      StreamsPlan.forgettingNothing(Method.of(book), terms, COMMIT_INTERVAL)));
      ViewDoor view =
          running.open(
              () ->
                  ViewDoor.open(
                      new ViewDoor.Settings(
                          Door.LOOPBACK, 0, directory.path(), directory.path(), false, Set.of()),
                      deployment.cluster(),
                      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
      System.err.printf("The page is at http://localhost:%d/%n", view.port());
      play(deployment, directory, book, chronicle);
      if (!exit) {
        System.out.printf(
            "%nThe page is at http://localhost:%d/. Kafka %s, schema registry %s."
                + " Stop with Ctrl-C.%n",
            view.port(), deployment.bootstrapServers(), deployment.registryUrl());
        deployment.awaitStop(running.ended());
      }
      return Main.DONE;
    }
  }

  private void play(
      Deployment deployment, DataDirectory directory, RuleBook book, Chronicle chronicle)
      throws IOException {
    Pseudonyms pseudonyms = new Pseudonyms(directory.pseudonymKey());
    ProgressLine line = new ProgressLine(System.err);
    try (ProgressWatch progress = deployment.progress();
        RecordPublisher publisher = deployment.publisher()) {
      ByteArrayOutputStream statuses = new ByteArrayOutputStream();
      chronicle.writeInitialStatus(statuses);
      new InitialStatusFile(AGENCY, pseudonyms)
          .read(
              "initial status",
              new ByteArrayInputStream(statuses.toByteArray()),
              status -> publisher.publish(AGENCY, status));
      FileIntake intake =
          new FileIntake(
              new IntakeSettings(
                  AGENCY, publisher.trace().id(), pseudonyms, register(chronicle), TO),
              publisher);
      long months = 12L * (TO.getYear() - FROM.getYear() + 1);
      long played = 0;
      long tick = 0;
      Iterator<Day> days = chronicle.days();
      Day day = days.hasNext() ? days.next() : null;
      while (day != null) {
        YearMonth month = YearMonth.from(day.date());
        List<String> lines = new ArrayList<>();
        while (day != null && YearMonth.from(day.date()).equals(month)) {
          lines.addAll(day.lines());
          day = days.hasNext() ? days.next() : null;
        }
        String text = Chronicle.CROSSINGS_HEADER + "\n" + String.join("\n", lines) + "\n";
        intake.read(
            month.toString(),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            ReadingFormat.CSV);
        tick = System.currentTimeMillis();
        LocalDate end = month.atEndOfMonth();
        publisher.tick(tick, end.isAfter(TO) ? TO : end);
        publisher.flush();
        deployment.await(progress, Names.CELLS_STAGE, tick, PATIENCE);
        played++;
        line.at(
            month.toString(), Math.min(1.0, (double) played / months), intake.count().received());
        if (played == 1) {
          System.out.printf(
              "A made-up country of %,d travellers, played month by month. After the first:%n%n",
              travellers);
          print(deployment, book, end);
          System.err.println();
        }
      }
      line.done();
      System.out.printf("%nAfter all %d:%n%n", months);
      print(deployment, book, TO);
    }
  }

  private static PostRegister register(Chronicle chronicle) throws IOException {
    ByteArrayOutputStream posts = new ByteArrayOutputStream();
    chronicle.writePosts(posts);
    return PostRegister.of("posts", new ByteArrayInputStream(posts.toByteArray()));
  }

  private static void print(Deployment deployment, RuleBook book, LocalDate asOf) {
    FlowSummary.print(
        TotalCells.read(deployment.topics(), deployment.serdes()),
        book.country(),
        book.rules().stream().map(rule -> rule.name()).toList(),
        asOf,
        System.out);
  }
}
