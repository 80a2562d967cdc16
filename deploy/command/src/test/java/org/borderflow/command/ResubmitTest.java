package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refused records put right and sent again, each test under an agency of its own. */
@Tag("slow")
class ResubmitTest {

  private static final String HEADER =
      "record_id,direction,crossed_at,border_post,person_id,citizenship\n";

  @TempDir private static Path dir;
  private static CountingIntake intake;
  private static Whereabouts whereabouts;

  @BeforeAll
  static void start() {
    intake = CountingIntake.start(dir, true);
    whereabouts = Whereabouts.announce(dir, intake.deployment().cluster());
  }

  @AfterAll
  static void stop() throws Exception {
    whereabouts.close();
    intake.close();
  }

  @Test
  void aDryRunTellsWhatWouldHappenAndDoesNothing() throws Exception {
    post("DRY", "d1,sideways,2024-01-05,AKL,P1,FRA\nd2,sideways,2024-01-05,AKL,P1,FRA\n");
    Path file = file("d1,entry,2024-01-05,AKL,P1,FRA\nd2,back,2024-01-05,AKL,P1,FRA\n");

    List<String> told = rejected("resubmit", file.toString(), "--dry-run", "--agency", "DRY");

    assertThat(told)
        .containsExactly(
            "source,line,record_id,status,reason,field,message",
            "http,2,d1,ACCEPTED,,,",
            "http,3,d2,REJECTED,BAD_VALUE,direction,not one of the values of this column");
    assertThat(rows("--agency", "DRY")).containsExactly("http,2,d1", "http,3,d2");
  }

  @Test
  void whatIsPutRightIsAcceptedAndNoLongerOpen() throws Exception {
    post("RIGHT", "r1,sideways,2024-01-05,AKL,P1,FRA\nr2,sideways,2024-01-05,AKL,P1,FRA\n");
    long accepted = accepted();
    Path file = file("r1,entry,2024-01-05,AKL,P1,FRA\n");

    assertThat(rejected("resubmit", file.toString())).contains("http,2,r1,ACCEPTED,,,");

    assertThat(rows("--agency", "RIGHT")).containsExactly("http,3,r2");
    assertThat(rows("--agency", "RIGHT", "--all")).containsExactly("http,2,r1", "http,3,r2");
    assertThat(rejected("show", "r1")).contains("border_post: AKL", "handled: true");
    assertThat(accepted()).isEqualTo(accepted + 1);
    assertThat(rejected("resubmit", file.toString()))
        .as("it is answered")
        .anyMatch(row -> row.startsWith(file + ",2,r1,UNKNOWN,"));
  }

  @Test
  void whatIsRefusedAgainKeepsItsPositionAndIsOpenOnce() throws Exception {
    post("AGAIN", "ok,entry,2024-01-05,AKL,P1,FRA\na1,sideways,2024-01-05,AKL,P1,FRA\n");
    Path file = file("a1,exit,2024-01-06,AKL,P1,ZZZ\n");

    assertThat(rejected("resubmit", file.toString()))
        .anyMatch(row -> row.startsWith("http,3,a1,REJECTED,UNKNOWN_CODE,citizenship,"));

    assertThat(list("--agency", "AGAIN"))
        .singleElement()
        .asString()
        .startsWith("http,3,a1,UNKNOWN_CODE,citizenship,");
  }

  @Test
  void whatTheStreamsRefuseAfterwardsKeepsItsPosition() throws Exception {
    post("LATER", "l1,entry,2024-01-05,AKL,P1,FRA\nl2,sideways,2024-01-05,AKL,P1,FRA\n");
    Path file =
        file(
            "source,line," + HEADER,
            "http,3,l1,exit,2024-01-09,AKL,P1,FRA\n"); // put right the wrong way

    assertThat(rejected("resubmit", file.toString(), "--agency", "LATER"))
        .contains("http,3,l1,ACCEPTED,,,");
    intake.settle();

    assertThat(list("--agency", "LATER"))
        .singleElement()
        .asString()
        .startsWith("http,3,l1,CONFLICTING_DUPLICATE,record_id,");
  }

  @Test
  void aRecordWithoutAnIdIsFoundByItsPlace() throws Exception {
    post("BLANK", ",entry,2024-01-05,AKL,P1,FRA\n");
    post("BLANK", ",entry,2024-01-06,AKL,P1,FRA\n");
    List<String> listed = list("--agency", "BLANK");
    Path unclear = file("source,line," + HEADER, "http,2,b1,entry,2024-01-05,AKL,P1,FRA\n");
    assertThat(rejected("resubmit", unclear.toString(), "--agency", "BLANK"))
        .anyMatch(row -> row.contains("b1,UNKNOWN") && row.contains("several refusals"));

    String receivedAt = listed.get(0).split(",", -1)[6];
    Path clear =
        file(
            "received_at,agency,source,line," + HEADER,
            receivedAt + ",BLANK,http,2,b1,entry,2024-01-05,AKL,P1,FRA\n");
    assertThat(rejected("resubmit", clear.toString())).contains("http,2,b1,ACCEPTED,,,");

    assertThat(list("--agency", "BLANK")).containsExactly(listed.get(1));
  }

  @Test
  void anAgencyStillSpeaksForItsOwnPostsOnly() throws Exception {
    post("FERRY", "f1,sideways,2024-01-05,LYT,P1,FRA\n", "LYT");
    Path file = file("f1,entry,2024-01-05,AKL,P1,FRA\n");

    assertThat(rejected("resubmit", file.toString(), "--agency", "FERRY"))
        .anyMatch(row -> row.startsWith("http,2,f1,REJECTED,NOT_PERMITTED,border_post,"));
    assertThat(rows("--post", "AKL", "--agency", "FERRY")).containsExactly("http,2,f1");
    assertThat(rows("--post", "LYT", "--agency", "FERRY")).isEmpty();
  }

  @Test
  void theMetricsAccountForEveryRecord() throws Exception {
    post(
        "COUNT",
        "c1,entry,2024-01-05,AKL,P1,FRA\n"
            + "c1,entry,2024-01-05,AKL,P1,FRA\n"
            + "c1,exit,2024-01-05,AKL,P1,FRA\n"
            + "c2,sideways,2024-01-05,AKL,P1,FRA\n"
            + "c3,sideways,2024-01-05,AKL,P1,FRA\n");
    Path file = file("c2,entry,2024-01-05,AKL,P1,FRA\nc3,entry,2024-01-05,AKL,,FRA\n");
    rejected("resubmit", file.toString(), "--agency", "COUNT");

    assertThat(intake.settled("borderflow_records_received_total{agency=\"COUNT\"}", () -> 7.0))
        .as("two of them came twice")
        .isEqualTo(7);
    int open = list().size();
    assertThat(intake.settled("borderflow_rejected_depth", () -> open)).isEqualTo(open);
    assertThat(intake.metric("borderflow_rejected_oldest_seconds")).isPositive();
    assertThat(intake.metric("borderflow_records_duplicates_total")).isEqualTo(1);
    assertThat(intake.metric("borderflow_records_rejected_total{reason=\"NO_IDENTITY\"}"))
        .isEqualTo(1);
    double behind =
        intake.settled(
            "borderflow_records_accepted_total",
            () ->
                intake.metric("borderflow_records_received_total{")
                    - intake.metric("borderflow_records_duplicates_total")
                    - intake.metric("borderflow_records_rejected_total{"));
    assertThat(behind + 1 + intake.metric("borderflow_records_rejected_total{"))
        .isEqualTo(intake.metric("borderflow_records_received_total{"));
  }

  @Test
  void anExportHasTheColumnsOfTheList() throws Exception {
    post("EXPORT", "e1,sideways,2024-01-05,AKL,P1,FRA\n");
    Path out = dir.resolve("refused.csv");

    rejected("export", "--out", out.toString(), "--agency", "EXPORT");

    assertThat(Files.readAllLines(out)).isEqualTo(rejected("list", "--agency", "EXPORT"));
    assertThat(Files.readAllLines(out)).hasSize(2);
  }

  private static void post(String agency, String rows, String... posts) throws Exception {
    AgencyRegister register = new AgencyRegister(dir);
    if (register.agencies().stream().anyMatch(known -> known.name().equals(agency))) {
      register.revoke(agency);
    }
    String key = register.add(new Agency(agency, Role.AGENCY, Set.of(posts), 0, null, false, ""));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(intake.uri("/v1/crossings"))
                    .header("Content-Type", "text/csv")
                    .header("Authorization", "Bearer " + key)
                    .POST(BodyPublishers.ofString(HEADER + rows))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static long accepted() {
    return intake.settle().getOrDefault("accepted", 0L);
  }

  private static Path file(String rows) throws Exception {
    return file(HEADER, rows);
  }

  private static Path file(String header, String rows) throws Exception {
    return Files.writeString(Files.createTempFile(dir, "corrected", ".csv"), header + rows);
  }

  /** Source, line and record id of what is listed. */
  private static List<String> rows(String... options) {
    return list(options).stream()
        .map(row -> String.join(",", Arrays.asList(row.split(",", -1)).subList(0, 3)))
        .toList();
  }

  private static List<String> list(String... options) {
    String[] command =
        Stream.concat(Stream.of("list"), Arrays.stream(options)).toArray(String[]::new);
    return rejected(command).stream().skip(1).toList();
  }

  private static List<String> rejected(String... command) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(told, true, UTF_8));
    try {
      String[] all =
          Stream.of(
                  Stream.of("rejected"),
                  Arrays.stream(command),
                  Stream.of("--data", dir.toString()))
              .flatMap(part -> part)
              .toArray(String[]::new);
      assertThat(Main.run(all)).isZero();
    } finally {
      System.setOut(before);
    }
    return told.toString(UTF_8).lines().toList();
  }
}
