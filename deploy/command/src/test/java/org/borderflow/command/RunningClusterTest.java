package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.borderflow.contract.Topics;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.embedded.Loopback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays on a cluster that runs elsewhere. */
@Tag("slow")
class RunningClusterTest {

  private static final int CLAIMANTS = 3;

  @TempDir private static Path dir;
  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;
  private static Path crossings;

  @BeforeAll
  static void start() throws IOException {
    broker = EmbeddedBroker.start(dir.resolve("kafka"));
    registry = EmbeddedRegistry.start(dir.resolve("registry"), 0);
    crossings =
        Files.writeString(
            dir.resolve("crossings.csv"),
            """
            record_id,direction,crossed_at,border_post,person_id,citizenship
            r1,ENTRY,2023-03-01,NZAKL,P1,AUS
            r2,EXIT,2023-03-08,NZAKL,P1,AUS
            """);
  }

  @AfterAll
  static void stop() {
    registry.close();
    broker.close();
  }

  @Test
  void whatIsThereIsAddedToOnlyUnderItsOwnKeyAndRules() throws IOException {
    assertThat(replay("first", "--data", data("own"))).isEmpty();
    assertThat(replay("again", "--data", data("own"))).isEmpty();
    assertThat(dir.resolve("again/outcomes.csv"))
        .hasSameBinaryContentAs(dir.resolve("first/outcomes.csv"));
    assertThat(Files.readString(dir.resolve("again/report.json"))).contains("\"duplicates\" : 2");

    assertThat(replay("none")).contains("holds records of an earlier replay");
    assertThat(replay("other", "--data", data("other")))
        .contains("holds records of an earlier replay");
    assertThat(replay("rules", "--data", data("own"), "--rules", "9/12"))
        .contains("another --country, --rules, --anomalies or --prior");
    assertThat(told("replay", "--country=NZL", "--out", out("here"), "--data", data("own"), file()))
        .contains("belongs to a cluster elsewhere");
  }

  @Test
  void whereStreamsRunAlreadyThereIsNoReplay() throws InterruptedException {
    try (KafkaConsumer<byte[], byte[]> streams =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", "border-flows"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      streams.subscribe(List.of(Topics.RECEIVED.name()));
      while (streams.groupMetadata().memberId().isEmpty()) {
        streams.poll(Duration.ofMillis(100));
      }
      assertThat(claim(new CountDownLatch(1))).contains("in use by running streams");
    }
  }

  @Test
  void ofSeveralAtOnceOneGetsTheCluster() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLAIMANTS);
    CountDownLatch refused = new CountDownLatch(CLAIMANTS - 1);
    List<Future<String>> claims = new ArrayList<>();
    for (int i = 0; i < CLAIMANTS; i++) {
      claims.add(threads.submit(() -> claim(refused)));
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<String> claim : claims) {
      outcomes.add(claim.get());
    }
    threads.shutdown();
    assertThat(outcomes).containsOnlyOnce("held");
    assertThat(outcomes).filteredOn(text -> text.contains("in use by another replay")).hasSize(2);
  }

  /** Whoever gets it keeps it until all others have been refused. */
  private String claim(CountDownLatch refused) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      Deployment.Cluster cluster =
          new Deployment.Cluster(broker.bootstrapServers(), registry.url());
      ClusterClaim claim = ClusterClaim.on(admin, cluster, Duration.ofSeconds(2));
      refused.await();
      claim.close();
      return "held";
    } catch (Misuse e) {
      refused.countDown();
      return e.getMessage();
    }
  }

  @Test
  void whereNobodyAnswersTheOptionIsNamed() {
    String nobody = "127.0.0.1:" + Loopback.freePort();
    assertThat(told(command("out", nobody, registry.url()))).contains("--bootstrap-servers: no");
    assertThat(told(command("out", "nowhere", registry.url())))
        .contains("--bootstrap-servers: nowhere is not of the form HOST:PORT");
    assertThat(told(command("out", broker.bootstrapServers(), "http://" + nobody)))
        .contains("--registry: no schema registry answers");
  }

  private String replay(String out, String... more) {
    return told(command(out, broker.bootstrapServers(), registry.url(), more));
  }

  private String[] command(String out, String bootstrapServers, String url, String... more) {
    List<String> args = new ArrayList<>(List.of("replay", "--country=NZL", "--out", out(out)));
    args.addAll(List.of("--bootstrap-servers", bootstrapServers, "--registry", url, "--force"));
    args.addAll(List.of(more));
    args.add(file());
    return args.toArray(String[]::new);
  }

  private String file() {
    return crossings.toString();
  }

  private String out(String name) {
    return dir.resolve(name).toString();
  }

  private String data(String name) {
    return dir.resolve("data-" + name).toString();
  }

  /** The one line that a misuse is told in; empty if all went well. */
  private static String told(String... args) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    int status;
    try {
      status = Main.run(args);
    } finally {
      System.setErr(before);
    }
    String text = told.toString(StandardCharsets.UTF_8);
    assertThat(status).as(text).isEqualTo(text.isEmpty() ? Main.DONE : Main.MISUSE);
    return text;
  }
}
