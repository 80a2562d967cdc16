package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.command.metrics.Scrape;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.estimates.Method;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.disclosure.DisclosureKey;
import org.borderflow.rules.disclosure.RandomRounding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The streams in a process of their own, beside a cluster that knows nothing of them. */
@Tag("slow")
class StreamsCommandTest {

  /** What the operating system tells of a process that was asked to end. */
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir private static Path clusterDir;
  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;

  private final Pseudonyms pseudonyms = new Pseudonyms(PseudonymKey.generate());
  @TempDir private Path dir;
  private Process streams;

  @BeforeAll
  static void startCluster() {
    broker = EmbeddedBroker.start(clusterDir.resolve("kafka"));
    registry = EmbeddedRegistry.start(clusterDir.resolve("registry"), 0);
  }

  @AfterAll
  static void stopCluster() {
    registry.close();
    broker.close();
  }

  @AfterEach
  void killWhatWasNotStopped() {
    if (streams != null) {
      streams.destroyForcibly();
    }
  }

  @Tag("long")
  @Test
  void goOnWhereTheyStoppedAndDoWhatTheyDoElsewhere() throws Exception {
    Path crossings = dir.resolve("crossings.csv");
    run(
        "simulate --travellers 200 --from 2022-01-01 --to 2022-12-31 --seed 5 --dirty 0.1 --out",
        crossings.toString());

    startStreams();
    replayBeside("2022-03-31", crossings);
    stopStreams();
    startStreams();
    Path beside = replayBeside("2022-12-31", crossings);
    stopStreams();

    Path embedded = dir.resolve("embedded");
    run("replay --country NZL --as-of 2022-12-31 --out", embedded.toString(), crossings.toString());
    for (String result : List.of("outcomes.csv", "stays.csv", "flows.csv")) {
      assertThat(beside.resolve(result)).hasSameBinaryContentAs(embedded.resolve(result));
    }
  }

  @Test
  void tellHowTheyAre() throws Exception {
    URI door = startStreams();
    HttpResponse<String> ready = get(door, "/health/ready");
    while (ready.statusCode() == 503) {
      assertThat(ready.body()).contains("\"reason\":");
      ready = get(door, "/health/ready");
    }
    assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(get(door, "/health/live").statusCode()).isEqualTo(200);
    Scrape shown = Scrape.of(get(door, "/metrics").body());
    assertThat(shown.names())
        .contains(
            "borderflow_records_accepted_total",
            "borderflow_records_duplicates_total",
            "borderflow_records_rejected_total",
            "borderflow_pending_outcomes",
            "borderflow_verdicts_total",
            "borderflow_dead_letters_depth",
            "borderflow_state_bytes",
            "borderflow_consumer_lag_records",
            "borderflow_restore_records");
    assertThat(get(door, "/openapi.json").body())
        .contains("/health/live", "/health/ready", "/metrics", "/openapi.json");
    stopStreams();
  }

  private static HttpResponse<String> get(URI door, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(door.resolve(path)).build(), BodyHandlers.ofString());
  }

  @Test
  void refuseStateThatWasMadeUnderOtherRules() {
    try (DataDirectory state = DataDirectory.kept(state())) {
      state.checkMethod(Method.of(RuleOptions.ruleBook("NZL", "12/16", "set-aside")));
    }
    assertThat(refusal("--country=AUS"))
        .startsWith(
            "borderflow streams: --state-dir: " + state() + " was made with another --country");
  }

  @Test
  void refusePublicCellsThatWereMadeUnderAnotherKey() throws IOException {
    try (DataDirectory state = DataDirectory.kept(state())) {
      state.checkMethod(Method.of(RuleOptions.ruleBook("NZL", "12/16", "set-aside")));
      state.checkDisclosure(Disclosure.UNPROTECTED);
    }
    Path key = Files.writeString(dir.resolve("key"), DisclosureKey.generate().hex());
    assertThat(refusal("--country=NZL", "--disclosure-key=" + key))
        .startsWith("borderflow streams: --state-dir: " + state())
        .contains(" was made with another --disclosure-key or --disclosure-method");
  }

  /** What streams that misuse something tell. */
  private String refusal(String... options) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "streams",
                "--bootstrap-servers=" + broker.bootstrapServers(),
                "--registry=" + registry.url(),
                "--state-dir=" + state()));
    line.addAll(List.of(options));
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(told, true, UTF_8));
    try {
      assertThat(Main.run(line.toArray(String[]::new))).isEqualTo(Main.MISUSE);
    } finally {
      System.setErr(before);
    }
    return told.toString(UTF_8);
  }

  private Path state() {
    return dir.resolve("state");
  }

  private static void run(String command, String... files) {
    List<String> line = new ArrayList<>(List.of(command.split(" ")));
    line.addAll(List.of(files));
    assertThat(Main.run(line.toArray(String[]::new))).isZero();
  }

  private Path replayBeside(String asOf, Path crossings) throws IOException {
    Path out = Files.createDirectory(dir.resolve(asOf));
    ReplaySettings settings =
        new ReplaySettings(
            List.of(crossings.toString()),
            out,
            dir.resolve("scratch"),
            LocalDate.parse(asOf),
            "local",
            Optional.empty(),
            pseudonyms,
            PostRegister.empty(),
            null,
            false,
            new RandomRounding(DisclosureKey.PUBLISHED));
    Deployment.Cluster cluster = new Deployment.Cluster(broker.bootstrapServers(), registry.url());
    try (Deployment elsewhere = Deployment.elsewhere(cluster, streams::isAlive)) {
      new Replay(elsewhere, RuleOptions.ruleBook("NZL", "12/16", "set-aside"), settings).run();
    }
    return out;
  }

  /** Returns where they tell how they are, when they say that they run. */
  private URI startStreams() throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dborderflow.log=" + dir.resolve("streams.log"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "streams",
                "--country=NZL",
                "--state-dir=" + state())
            .redirectError(dir.resolve("streams.err").toFile());
    command.environment().put("BORDERFLOW_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    command.environment().put("BORDERFLOW_REGISTRY", registry.url());
    streams = command.start();
    String said = streams.inputReader(UTF_8).readLine();
    assertThat(said)
        .as(Files.readString(dir.resolve("streams.err")))
        .startsWith("Streams run on Kafka " + broker.bootstrapServers());
    Matcher door = Pattern.compile("metrics (http://\\S+/);").matcher(said);
    assertThat(door.find()).as(said).isTrue();
    return URI.create(door.group(1));
  }

  private void stopStreams() throws InterruptedException {
    streams.destroy();
    assertThat(streams.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
  }
}
