package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The page for newcomers, done as it says. */
class FirstCrossingTest {

  private static final Path PAGE = Path.of("..", "..", "ingest", "FIRST-CROSSING.md");

  @TempDir private static Path dir;
  private static RunnablePage page;
  private static BareCluster cluster;
  private static Door door;
  private static String key;

  @BeforeAll
  static void start() throws IOException {
    cluster = BareCluster.start(dir.resolve("data"));
    key =
        new AgencyRegister(dir.resolve("data"))
            .add(new Agency("AIRPORT", Role.AGENCY, Set.of(), 0, null, false, ""));
    door =
        Door.open(
            new Door.Settings(
                Door.LOOPBACK,
                0,
                Optional.empty(),
                dir.resolve("data"),
                false,
                PseudonymKey.generate(),
                PostRegister.empty(),
                Optional.empty()),
            cluster.deployment().cluster(),
            cluster.deployment()::notReady);
    page =
        new RunnablePage(
            PAGE, dir, Map.of("INTAKE", "http://localhost:" + door.port(), "KEY", key));
  }

  @AfterAll
  static void stop() {
    door.close();
    cluster.close();
  }

  @TestFactory
  Stream<DynamicTest> everyCommandAnswersAsThePageSays() throws IOException {
    List<DynamicTest> tests =
        page.tests(
            Map.of(
                "curl ", "command -v curl",
                "python3 ", "command -v python3",
                "java ", "command -v java"));
    assertThat(tests).hasSize(4);
    return tests.stream();
  }

  @Test
  void namesEveryStatusOfTheService() throws Exception {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://localhost:" + door.port() + "/openapi.json"))
            .build();
    ServedDescription description =
        new ServedDescription(
            HttpClient.newHttpClient().send(question, BodyHandlers.ofString()).body());

    assertThat(firstCells("Statuses"))
        .containsExactlyElementsOf(description.statuses("POST", "/v1/crossings"));
  }

  @Test
  void namesEveryReason() {
    assertThat(firstCells("Reasons"))
        .containsExactlyElementsOf(
            Arrays.stream(RejectionReason.values()).map(RejectionReason::name).toList());
  }

  /** The first column of the table under a heading. */
  private static List<String> firstCells(String heading) {
    return page.text()
        .split("## " + heading + "\n")[1]
        .split("\n## ")[0]
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(2)
        .map(line -> line.split(" \\| ")[0].substring(2))
        .toList();
  }
}
