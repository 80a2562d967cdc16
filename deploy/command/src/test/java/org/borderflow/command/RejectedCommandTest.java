package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Role;
import org.borderflow.topology.Names;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.view.topic.ProgressWatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two agencies sent amiss, listed while the deployment runs and when it has stopped. */
@Tag("slow")
class RejectedCommandTest {

  private static final String HEADER =
      "record_id,record_type,corrects,direction,crossed_at,border_post,person_id,citizenship\n";
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  @TempDir private static Path dir;
  private static List<String> whileRunning;
  private static List<String> stopped;
  private static StoredCluster stored;
  private static Whereabouts whereabouts;

  @BeforeAll
  static void sendAndStop() throws Exception {
    try (Deployment deployment =
        Deployment.embedded(
            dir,
            Deployment.Ports.ANY,
            RuleOptions.ruleBook("NZL", "12/16", "set-aside"),
            CommitInterval.ofMillis(100))) {
      whereabouts = Whereabouts.announce(dir, deployment.cluster());
      send(deployment);
      whileRunning = list("--data", dir.toString());
      whereabouts.close();
    }
    stopped = list("--data", dir.toString());
    stored = StoredCluster.in(dir);
    whereabouts = Whereabouts.announce(dir, stored.cluster());
  }

  @AfterAll
  static void stop() throws Exception {
    whereabouts.close();
    stored.close();
  }

  private static void send(Deployment deployment) throws Exception {
    AgencyRegister register = new AgencyRegister(dir);
    try (Door door =
            Door.open(
                new Door.Settings(
                    Door.LOOPBACK,
                    0,
                    Optional.empty(),
                    dir,
                    true,
                    PseudonymKey.generate(),
                    PostRegister.empty(),
                    Optional.empty()),
                deployment.cluster(),
                deployment::notReady);
        RecordPublisher publisher = deployment.publisher();
        ProgressWatch progress = deployment.progress()) {
      post(
          door,
          register.add(agency("AIRPORT", Set.of("AKL"))),
          HEADER
              + "a1,,,sideways,2024-01-05,AKL,P1,FRA\n"
              + "a2,,,entry,2024-01-05,WLG,P1,FRA\n"
              + "a3,CANCELLATION,a0,,,,,\n");
      post(
          door,
          register.add(agency("HARBOUR", Set.of())),
          HEADER + "h1,,,entry,2024-01-05,LYT,P1,FRA\nh1,,,exit,2024-01-05,LYT,P1,FRA\n");
      publisher.tick(1, LocalDate.of(2024, 2, 1));
      deployment.await(progress, Names.RECORDS_STAGE, 1, Duration.ofMinutes(2));
    }
  }

  private static Agency agency(String name, Set<String> posts) {
    return new Agency(name, Role.AGENCY, posts, 0, null, false, "");
  }

  private static void post(Door door, String key, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + door.port() + "/v1/crossings"))
                    .header("Content-Type", "text/csv")
                    .header("Authorization", "Bearer " + key)
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void tellsWhatWasRefusedAndWhyWhenAndWhose() {
    assertThat(whileRunning.get(0))
        .isEqualTo("source,line,record_id,reason,field,message,received_at,agency");
    assertThat(whileRunning).hasSize(5);
    assertThat(whileRunning.get(1)).matches("http,2,a1,BAD_VALUE,direction,.*,[-:.T\\d]+Z,AIRPORT");
    assertThat(whileRunning.get(2))
        .matches("http,3,a2,NOT_PERMITTED,border_post,.*,[-:.T\\d]+Z,AIRPORT");
    assertThat(whileRunning.get(3))
        .matches("http,3,h1,CONFLICTING_DUPLICATE,.*,[-:.T\\d]+Z,HARBOUR");
    assertThat(whileRunning.get(4)).matches("http,4,a3,UNKNOWN_TARGET,.*,[-:.T\\d]+Z,AIRPORT");
  }

  @Test
  void tellsTheSameOfOneThatHasStopped() {
    assertThat(stopped).isEqualTo(whileRunning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --data DIR                                               | a1 a2 h1 a3
          CLUSTER                                                  | a1 a2 h1 a3
          --data DIR --reason not_permitted                        | a2
          --data DIR --reason BAD_VALUE,UNKNOWN_TARGET             | a1 a3
          --data DIR --agency HARBOUR                              | h1
          --data DIR --agency HARBOUR,AIRPORT                      | a1 a2 h1 a3
          --data DIR --agency HARBOUR --reason BAD_VALUE           | ''
          --data DIR --from YESTERDAY --to TOMORROW                | a1 a2 h1 a3
          --data DIR --from TOMORROW                               | ''
          --data DIR --to YESTERDAY                                | ''
          """)
  void showsWhatIsWanted(String options, String expected) {
    String line =
        options
            .replace("DIR", dir.toString())
            .replace("YESTERDAY", TODAY.minusDays(1).toString())
            .replace("TOMORROW", TODAY.plusDays(2).toString())
            .replace(
                "CLUSTER",
                "--bootstrap-servers "
                    + stored.cluster().bootstrapServers()
                    + " --registry "
                    + stored.cluster().registryUrl());

    List<String> rows = list(line.split(" ", -1));

    assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)[2]))
        .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          posts list                           | LYT,true,2
          posts list --posts POSTS             | LYT,true,2
          posts list --posts CLOSED            | LYT,false,2
          posts list --posts POSTS --unknown   | ''
          posts list --posts CLOSED --unknown  | LYT,false,2
          """)
  void tellsWhichPostsAreKnown(String command, String expected) throws Exception {
    Path posts = Files.writeString(dir.resolve("posts.csv"), "border_post\nLYT\n");
    Path closed =
        Files.writeString(
            dir.resolve("closed.csv"), "border_post,valid_to\nLYT,2024-01-04\nAKL,\n");
    String line =
        command.replace("POSTS", posts.toString()).replace("CLOSED", closed.toString())
            + " --data "
            + dir;

    List<String> told = told(line.split(" ", -1));

    assertThat(told.get(0)).isEqualTo("border_post,known,records,first_date,last_date");
    assertThat(String.join("\n", told.subList(1, told.size())))
        .isEqualTo(expected.isEmpty() ? "" : expected + ",2024-01-05,2024-01-05");
  }

  private static List<String> list(String... options) {
    return told(
        Stream.concat(Stream.of("rejected", "list"), Arrays.stream(options))
            .toArray(String[]::new));
  }

  private static List<String> told(String... command) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(told, true, UTF_8));
    try {
      assertThat(Main.run(command)).isZero();
    } finally {
      System.setOut(before);
    }
    return told.toString(UTF_8).lines().toList();
  }
}
