package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.borderflow.command.metrics.StreamsMetrics;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.rules.RuleBook;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Role;
import org.borderflow.topology.Names;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.view.topic.ProgressWatch;

/** An intake, the streams behind it and a view, as {@code up} runs them, and what they show. */
final class CountingIntake implements AutoCloseable {

  private static final LocalDate TODAY = LocalDate.of(2024, 2, 1);

  private final Deployment deployment;
  private final RecordPublisher publisher;
  private final Door door;
  private final StreamsMetrics shown;
  private final ViewDoor view;
  private final String watchKey;
  private final HttpClient client = HttpClient.newHttpClient();

  private CountingIntake(Path dir, boolean requireKeys) {
    RuleBook rules = RuleOptions.ruleBook("NZL", "12/16", "set-aside");
    deployment =
        Deployment.embedded(dir, Deployment.Ports.ANY, rules, CommitInterval.ofMillis(100));
    publisher = deployment.publisher();
    door =
        Door.open(
            new Door.Settings(
                Door.LOOPBACK,
                0,
                Optional.empty(),
                dir,
                requireKeys,
                DataDirectory.kept(dir).pseudonymKey(),
                PostRegister.empty(),
                Optional.empty()),
            deployment.cluster(),
            deployment::notReady);
    watchKey =
        new AgencyRegister(dir)
            .add(new Agency("WATCH", Role.OPERATOR, Set.of(), 0, null, false, ""));
    long tick = Instant.now().toEpochMilli();
    publisher.tick(tick, TODAY);
    door.countBehind(tick);
    shown = StreamsMetrics.show(deployment.observed(rules), door.metrics());
    view =
        ViewDoor.open(
            new ViewDoor.Settings(Door.LOOPBACK, 0, dir, dir, requireKeys, Set.of()),
            deployment.cluster(),
            door.metrics());
  }

  /** Starts everything, kept in a directory. */
  static CountingIntake start(Path dir, boolean requireKeys) {
    return new CountingIntake(dir, requireKeys);
  }

  Deployment deployment() {
    return deployment;
  }

  int port() {
    return door.port();
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + door.port() + path);
  }

  int viewPort() {
    return view.port();
  }

  /** Waits until every record is told of and no stage has anything left to do. */
  void drain() {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    String shown = metrics();
    while (!isDrained(shown)) {
      assertThat(System.nanoTime()).as("time is over:%n%s", shown).isLessThan(deadline);
      shown = metrics();
    }
  }

  private static boolean isDrained(String shown) {
    return metric(shown, "borderflow_records_received_total{")
            == metric(shown, "borderflow_records_accepted_total")
                + metric(shown, "borderflow_records_duplicates_total")
                + metric(shown, "borderflow_records_rejected_total{")
        && shown.contains("\nborderflow_consumer_lag_records{")
        && metric(shown, "borderflow_consumer_lag_records{") == 0;
  }

  /** Waits until what came so far is worked off, and returns what became of it. */
  Map<String, Long> settle() {
    return settle(Names.RECORDS_STAGE);
  }

  /** The same, up to a stage, whose totals it returns. */
  Map<String, Long> settle(String stage) {
    try (ProgressWatch progress = deployment.progress()) {
      progress.catchUp();
      long tick = Math.max(progress.latestTick() + 1, Instant.now().toEpochMilli());
      publisher.tick(tick, TODAY);
      deployment.await(progress, stage, tick, Duration.ofMinutes(2));
      return progress.totals(stage);
    }
  }

  /** The metric, when it has become what is expected, or when there is no use in waiting longer. */
  double settled(String name, DoubleSupplier expected) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (metric(name) != expected.getAsDouble() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return metric(name);
  }

  /** The sum of all metrics whose name and labels begin so. */
  double metric(String begin) {
    return metric(metrics(), begin);
  }

  private static double metric(String shown, String begin) {
    return shown
        .lines()
        .filter(line -> line.startsWith(begin))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** All metrics, as they are served. */
  String metrics() {
    return metrics(port());
  }

  /** All metrics, as they are served at a port. */
  String metrics(int port) {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
            .header("Authorization", "Bearer " + watchKey)
            .build();
    try {
      return client.send(question, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    view.close();
    shown.close();
    door.close();
    publisher.close();
    deployment.close();
  }
}
