package org.borderflow.view.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
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
