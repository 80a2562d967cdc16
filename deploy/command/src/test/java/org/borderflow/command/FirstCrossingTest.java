package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+) ?(\\S*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir private static Path dir;
  private static String page;
  private static BareCluster cluster;
  private static Door door;
  private static String key;

  @BeforeAll
  static void start() throws IOException {
    page = Files.readString(PAGE);
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
            cluster.deployment().alive());
  }

  @AfterAll
  static void stop() {
    door.close();
    cluster.close();
  }

  /**
   * Each command, beside the files that the page gives a name, answers with the block behind it.
   */
  @TestFactory
  Stream<DynamicTest> everyCommandAnswersAsThePageSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    String command = null;
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      String text = block.group(3);
      if (!block.group(2).isEmpty()) {
        Files.writeString(dir.resolve(block.group(2)), text);
      } else if (block.group(1).equals("sh")) {
        assertThat(command).as("a command without an answer").isNull();
        command = text;
      } else {
        String run = command;
        tests.add(DynamicTest.dynamicTest(run.strip(), () -> answers(run, text)));
        command = null;
      }
    }
    assertThat(tests).hasSize(4);
    return tests.stream();
  }

  private static void answers(String command, String expected) throws Exception {
    for (String tool : List.of("curl", "python3", "java")) {
      if (command.contains(tool + " ")) {
        assumeTrue(run("command -v " + tool).status() == 0, tool + " is not here");
      }
    }
    Ended ended = run(command);
    assertThat(ended.text().strip()).as(ended.errors()).isEqualTo(expected.strip());
    assertThat(ended.status()).isZero();
  }

  private record Ended(int status, String text, String errors) {}

  private static Ended run(String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    Path errors = dir.resolve("errors.txt");
    builder.directory(dir.toFile()).redirectError(errors.toFile());
    builder.environment().put("INTAKE", "http://localhost:" + door.port());
    builder.environment().put("KEY", key);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), text, Files.readString(errors));
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
    return page.split("## " + heading + "\n")[1]
        .split("\n## ")[0]
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(2)
        .map(line -> line.split(" \\| ")[0].substring(2))
        .toList();
  }
}
