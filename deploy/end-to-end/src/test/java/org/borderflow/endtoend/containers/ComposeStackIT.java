package org.borderflow.endtoend.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.borderflow.endtoend.Patience;
import org.borderflow.endtoend.deployments.ComposeFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;

/** What the compose file describes runs, confined as it says, and does the job. */
@NeedsDocker
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeStackIT {

  private static final String REGISTER = "--data=/etc/borderflow/register";

  @TempDir private static Path secrets;
  private static ComposeStack stack;
  private static String operator;
  private static String airport;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Images.build();
    ComposeFile compose = ComposeFile.read(Map.of("BORDERFLOW_COUNTRY", "NZL"));
    for (String secret : compose.secrets().keySet()) {
      Path file = secrets.resolve(secret);
      Files.writeString(file, HexFormat.of().formatHex(secret.repeat(4).getBytes(UTF_8)));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    stack = new ComposeStack(compose, secrets);
    operator = key("prometheus", "--role=operator");
    airport = key("AIRPORT", "--role=agency");
    stack.start();
  }

  private static String key(String name, String role) {
    return stack
        .run("agency", "add", name, role, REGISTER)
        .lines()
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void nobodyIsRootAndNothingIsWrittenBesideVolumes() throws Exception {
    assertThat(stack.running())
        .containsOnlyKeys(
            "kafka-1",
            "kafka-2",
            "kafka-3",
            "registry",
            "clock",
            "ingest",
            "streams-1",
            "streams-2",
            "view");
    for (GenericContainer<?> container : stack.running().values()) {
      InspectContainerResponse told = container.getCurrentContainerInfo();
      assertThat(told.getConfig().getUser()).isEqualTo("10001:10001");
      assertThat(container.execInContainer("sh", "-c", ": >/opt/new").getStderr())
          .contains("Read-only file system");
    }
  }

  @Test
  @Order(2)
  void aCrossingBecomesAPublicCellOfToday() throws Exception {
    LocalDate before = LocalDate.now(ZoneOffset.UTC);
    assertThat(push("a", before.minusDays(2)).statusCode()).isEqualTo(200);
    Patience.await(() -> flows().body().contains("CROSSINGS"));
    LocalDate after = LocalDate.now(ZoneOffset.UTC);
    assertThat(flows().body()).containsAnyOf(before.toString(), after.toString());
  }

  @Test
  @Order(3)
  void whatIsAcknowledgedNeedsNoMoreThanTwoBrokers() throws Exception {
    stack.running().get("kafka-3").stop();
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusMonths(3).withDayOfMonth(7);
    Patience.await(() -> push("b", day).statusCode() == 200);
    Patience.await(() -> flows().body().contains(day.toString().substring(0, 7)));
  }

  @Test
  @Order(4)
  void whoHoldsTheOperatorsKeyIsToldHowEverythingIs() throws Exception {
    List<String> doors = stack.withDoors();
    assertThat(doors)
        .containsExactlyInAnyOrder("clock", "ingest", "streams-1", "streams-2", "view");
    for (String name : doors) {
      URI metrics = stack.door(name).resolve("/metrics");
      assertThat(ask(metrics, operator).statusCode()).as(name).isEqualTo(200);
      assertThat(ask(metrics, "another").statusCode()).as(name).isEqualTo(401);
    }
  }

  private HttpResponse<String> push(String record, LocalDate day) throws Exception {
    return http.send(
        HttpRequest.newBuilder(stack.door("ingest").resolve("/v1/crossings"))
            .header("Authorization", "Bearer " + airport)
            .header("Content-Type", "text/csv")
            .POST(
                BodyPublishers.ofString(
                    "record_id,direction,crossed_at,border_post,person_id,citizenship\n"
                        + record
                        + ",ENTRY,"
                        + day
                        + ",AKL,"
                        + record
                        + ",AUS\n"))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> flows() throws Exception {
    return ask(
        stack.door("view").resolve("/v1/flows?measure=CROSSINGS&freq=M&citizenship=_T"), airport);
  }

  private HttpResponse<String> ask(URI what, String key) throws Exception {
    return http.send(
        HttpRequest.newBuilder(what)
            .header("Authorization", "Bearer " + key)
            .header("Accept", "text/csv")
            .build(),
        BodyHandlers.ofString());
  }
}
