package org.borderflow.view.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.borderflow.service.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frozen releases, as they are served. */
class ReleasesTest {

  private static final String HEADER =
      "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,DIRECTION,MEASURE,RULE,CITIZENSHIP,SEX,AGE,"
          + "BORDER_POST,TRANSPORT_MODE,PURPOSE,PERMIT,COUNTERPART,BIRTH_COUNTRY,TIME_PERIOD,"
          + "OBS_VALUE,OBS_STATUS,CONF_STATUS,AS_OF,FINAL_COUNT,PENDING_COUNT,LOWER,UPPER,"
          + "SHARE_FINAL\n";
  private static final String LENGTHS_HEADER =
      "REF_AREA,DIRECTION,TIME_PERIOD,LENGTH,NIGHTS_FROM,NIGHTS_TO,OBS_VALUE,CONF_STATUS,AS_OF\n";
  private static final String CELL =
      "dataflow,BF:FLOWS(1.0),I,M,NZL,A,CROSSINGS,_Z,_T,_T,_T,_T,_T,_T,_T,_T,_T,2024-01,";

  @TempDir private Path dir;

  private RunningView view;

  @BeforeEach
  void start() throws IOException {
    release(1, "2024-03-31", "null", "9");
    release(2, "2024-04-30", "\"2024-05-20T10:45:00+12:00\"", "12");
    release(3, "2024-05-31", "\"2024-06-20T10:45:00+12:00\"", "15");
    view = new RunningView(dir, false).filled();
  }

  @AfterEach
  void stop() {
    view.close();
  }

  private void release(int number, String asOf, String embargo, String value) throws IOException {
    Path release = Files.createDirectories(dir.resolve("releases").resolve("000" + number));
    Files.writeString(
        release.resolve("release.json"),
        String.format(
            "{\"number\":%d,\"as_of\":\"%s\",\"embargo_until\":%s}", number, asOf, embargo));
    Files.writeString(release.resolve("flows.csv"), HEADER + row("1" + value, "N", asOf));
    Files.writeString(release.resolve("flows-public.csv"), HEADER + row(value, "P", asOf));
    Files.writeString(release.resolve("revisions.csv"), "why " + number + "\n");
    lengths(release, "stay-lengths.csv", "1" + value, "N", asOf);
    lengths(release, "stay-lengths-public.csv", value, "P", asOf);
  }

  private static void lengths(
      Path release, String file, String value, String confidentiality, String asOf)
      throws IOException {
    Files.writeString(
        release.resolve(file),
        LENGTHS_HEADER + length(value, confidentiality, asOf) + suppressed(confidentiality, asOf));
  }

  private static String length(String value, String confidentiality, String asOf) {
    return "NZL,A,2023,N1T3,1,3," + value + "," + confidentiality + "," + asOf + "\n";
  }

  private static String suppressed(String confidentiality, String asOf) {
    return "NZL,D,2023,N_GE730,730,,"
        + (confidentiality.equals("N") ? "2,N," : ",C,")
        + asOf
        + "\n";
  }

  private static String row(String value, String confidentiality, String asOf) {
    return CELL + value + ",A," + confidentiality + "," + asOf + ",,,,,\n";
  }

  @Test
  void thoseUnderEmbargoAreNotThere() throws IOException {
    assertThat(view.get("/v1/releases").body())
        .isEqualTo(
            "{\"releases\":[{\"number\":1,\"asOf\":\"2024-03-31\"},"
                + "{\"number\":2,\"asOf\":\"2024-04-30\"}]}");
    assertThat(view.get("/v1/flows?release=3").statusCode()).isEqualTo(404);
    assertThat(view.get("/v1/flows?asOf=2024-05-31").statusCode()).isEqualTo(404);
  }

  @Test
  void theLatestThatIsShownIsToldToOperators() throws IOException {
    assertThat(view.get("/metrics").body())
        .contains("borderflow_release_number 2.0\n")
        .contains("borderflow_release_as_of_seconds 1.7145216E9\n");
  }

  @Test
  void cellsComeAsTheyWereFrozen() throws IOException {
    assertThat(view.get("/v1/flows?release=2", "Accept", "text/csv").body())
        .isEqualTo(HEADER + row("12", "P", "2024-04-30"));
    assertThat(view.get("/v1/flows?asOf=2024-03-31", "Accept", "text/csv").body())
        .isEqualTo(HEADER + row("9", "P", "2024-03-31"));
    assertThat(view.get("/v1/flows?release=2&direction=D", "Accept", "text/csv").body())
        .isEqualTo(HEADER);
  }

  @Test
  void lengthsOfStayComeAsTheyWereFrozen() throws IOException {
    String asReleased =
        LENGTHS_HEADER + length("12", "P", "2024-04-30") + suppressed("P", "2024-04-30");
    HttpResponse<String> answer = view.get("/v1/stay-lengths?release=2");
    assertThat(answer.body()).isEqualTo(asReleased);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(view.get("/v1/stay-lengths?release=2", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(view.get("/v1/stay-lengths?release=1", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
    assertThat(view.get("/v1/stay-lengths?asOf=2024-03-31&direction=A").body())
        .isEqualTo(LENGTHS_HEADER + length("9", "P", "2024-03-31"));
    assertThat(view.get("/v1/stay-lengths?release=2&year=2022").body()).isEqualTo(LENGTHS_HEADER);
    assertThat(
            view.get("/v1/stay-lengths?release=1&direction=A", "Accept", "application/json").body())
        .startsWith("{\"asOf\":\"2024-03-31\",")
        .contains("\"length\":\"N1T3\",\"nightsFrom\":1,\"nightsTo\":3,\"obsValue\":9,");
  }

  /** A day of which there is a release as well is the present one first. */
  @Test
  void lengthsOfThePresentDayAreThoseOfNow() throws IOException {
    assertThat(view.get("/v1/stay-lengths?asOf=" + Cells.AS_OF).body())
        .isEqualTo(view.get("/v1/stay-lengths").body());
  }

  @Test
  void lengthsOfStayThatMayNotBeShownAreNotThere() throws IOException {
    for (String vintage :
        List.of(
            "release=3",
            "asOf=2024-05-31",
            "release=9",
            "release=1&asOf=2024-04-30",
            "asOf=2020-01-01")) {
      assertThat(view.get("/v1/stay-lengths?" + vintage).statusCode()).as(vintage).isEqualTo(404);
    }
    String[] confidential = {
      "Authorization", "Bearer " + view.key("statistics", Role.CONFIDENTIAL)
    };
    String[] agency = {"Authorization", "Bearer " + view.key("agency", Role.AGENCY)};
    HttpResponse<String> exact = view.get("/v1/stay-lengths?release=2", confidential);
    assertThat(exact.body())
        .isEqualTo(
            LENGTHS_HEADER + length("112", "N", "2024-04-30") + suppressed("N", "2024-04-30"));
    assertThat(exact.headers().firstValue("Cache-Control")).contains("private, no-cache");
    assertThat(view.get("/v1/stay-lengths?release=2", agency).body())
        .contains(length("12", "P", "2024-04-30"));
    assertThat(view.get("/v1/stay-lengths?release=3", confidential).statusCode()).isEqualTo(404);
  }

  @Test
  void aReleaseOfAnOlderVersionHasNoLengths() throws IOException {
    Path release = dir.resolve("releases").resolve("0001");
    Files.delete(release.resolve("stay-lengths.csv"));
    Files.delete(release.resolve("stay-lengths-public.csv"));

    HttpResponse<String> answer = view.get("/v1/stay-lengths?release=1");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body()).contains("No lengths of stay").contains("release 1");
    assertThat(view.get("/v1/flows?release=1", "Accept", "text/csv").body())
        .isEqualTo(HEADER + row("9", "P", "2024-03-31"));
  }

  @Test
  void ofTheLatestOfOneDateThereIsNoOther() throws IOException {
    release(4, "2024-03-31", "null", "21");

    assertThat(view.get("/v1/flows?asOf=2024-03-31", "Accept", "text/csv").body())
        .isEqualTo(HEADER + row("21", "P", "2024-03-31"));
  }

  @Test
  void whatIsExactIsForTheConfidentialRole() throws IOException {
    String[] confidential = {
      "Authorization", "Bearer " + view.key("statistics", Role.CONFIDENTIAL)
    };
    String[] agency = {"Authorization", "Bearer " + view.key("agency", Role.AGENCY)};

    assertThat(view.get("/v1/flows?release=2", confidential).body())
        .isEqualTo(HEADER + row("112", "N", "2024-04-30"));
    assertThat(view.get("/v1/releases/2/revisions", confidential).body()).isEqualTo("why 2\n");
    HttpResponse<String> refused = view.get("/v1/releases/2/revisions", agency);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).doesNotContain("why");
    assertThat(view.get("/v1/releases/3/revisions", confidential).statusCode()).isEqualTo(404);
    assertThat(view.get("/v1/releases/no/revisions", confidential).statusCode()).isEqualTo(400);
  }
}
