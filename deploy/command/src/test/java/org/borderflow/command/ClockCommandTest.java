package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.DayTick;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock in a process of its own, with a register that is not its own. */
@Tag("slow")
class ClockCommandTest {

  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir private Path dir;
  private BareCluster cluster;
  private Process clock;

  @BeforeEach
  void start() {
    cluster = BareCluster.start(dir);
  }

  @AfterEach
  void stop() {
    if (clock != null) {
      clock.destroyForcibly();
    }
    cluster.close();
  }

  @Test
  void tellsEveryPartitionWhichDayItIs() throws Exception {
    Path register = Files.createDirectory(dir.resolve("register"));
    String key = told("agency", "add", "prometheus", "--role=operator", "--data=" + register);
    LocalDate before = LocalDate.now(ZoneOffset.UTC);
    URI door = startClock("--register=" + register);
    LocalDate after = LocalDate.now(ZoneOffset.UTC);

    Map<Integer, LocalDate> days = days();
    assertThat(days).hasSize(Deployment.PARTITIONS);
    assertThat(days.values()).allMatch(day -> !day.isBefore(before) && !day.isAfter(after));

    assertThat(Main.run("health", "--url=" + door)).isZero();
    assertThat(metrics(door, key.lines().reduce((first, last) -> last).orElseThrow()))
        .isEqualTo(200);
    assertThat(metrics(door, "another")).isEqualTo(401);

    clock.destroy();
    assertThat(clock.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
    assertThat(Main.run("health", "--url=" + door)).isEqualTo(Main.OUR_FAULT);
  }

  /** Which day it is by the latest tick of each partition. */
  private Map<Integer, LocalDate> days() {
    var values = cluster.deployment().serdes().value(Topics.RECEIVED).deserializer();
    Map<Integer, LocalDate> days = new TreeMap<>();
    cluster
        .deployment()
        .topics()
        .read(
            Topics.RECEIVED.name(),
            record -> {
              Object event = values.deserialize(record.topic(), record.value()).getEvent();
              days.put(record.partition(), ((DayTick) event).getDay());
            });
    return days;
  }

  private URI startClock(String option) throws IOException {
    Deployment.Cluster address = cluster.deployment().cluster();
    clock =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dborderflow.log=" + dir.resolve("clock.log"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "clock",
                "--bootstrap-servers=" + address.bootstrapServers(),
                "--registry=" + address.registryUrl(),
                "--data=" + dir.resolve("clock"),
                option)
            .redirectError(dir.resolve("clock.err").toFile())
            .start();
    String said = clock.inputReader(UTF_8).readLine();
    Matcher door = Pattern.compile("metrics (http://\\S+/)").matcher(String.valueOf(said));
    assertThat(door.find()).as(said + Files.readString(dir.resolve("clock.err"))).isTrue();
    return URI.create(door.group(1));
  }

  private static int metrics(URI door, String key) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(door.resolve("/metrics"))
                .header("Authorization", "Bearer " + key)
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static String told(String... command) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(told, true, UTF_8));
    try {
      assertThat(Main.run(command)).as(List.of(command).toString()).isZero();
    } finally {
      System.setOut(before);
    }
    return told.toString(UTF_8);
  }
}
