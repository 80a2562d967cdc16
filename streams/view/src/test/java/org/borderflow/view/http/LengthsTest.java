package org.borderflow.view.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.rules.length.LengthClass;
import org.borderflow.service.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {

  private static final String PATH = "/v1/stay-lengths";
  private static final String HEADER =
      "REF_AREA,DIRECTION,TIME_PERIOD,LENGTH,NIGHTS_FROM,NIGHTS_TO,OBS_VALUE,CONF_STATUS,AS_OF\n";

  @TempDir private Path dir;
  private RunningView view;

  @BeforeEach
  void start() {
    view = new RunningView(dir, false).filled();
  }

  @AfterEach
  void stop() {
    view.close();
  }

  @Test
  void servesThemAsCsv() throws IOException {
    HttpResponse<String> answer = view.get(PATH);

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(answer.body())
        .isEqualTo(
            HEADER
                + "NZL,A,2023,N1T3,1,3,12,P,2024-04-30\n"
                + "NZL,A,2023,N365T729,365,729,,C,2024-04-30\n"
                + "NZL,A,2024,N0,0,0,9,P,2024-04-30\n"
                + "NZL,D,2023,N_GE730,730,,6,P,2024-04-30\n");
  }

  @Test
  void servesThemAsJsonWithClassesAndThresholds() throws IOException {
    JsonNode told =
        new ObjectMapper()
            .readTree(view.get(PATH + "?direction=A", "Accept", "application/json").body());

    assertThat(told.get("asOf").asText()).isEqualTo(Cells.AS_OF);
    assertThat(told.get("classes")).hasSameSizeAs(LengthClass.ALL);
    assertThat(told.get("classes").get(11).toString())
        .isEqualTo("{\"length\":\"N_GE730\",\"nightsFrom\":730,\"nightsTo\":null}");
    List<String> thresholds = new ArrayList<>();
    told.get("thresholds")
        .forEach(each -> thresholds.add(each.get("rule").asText() + " " + each.get("nights")));
    assertThat(thresholds)
        .containsExactlyInAnyOrder("90/180 90", "6/12 183", "9/12 270", "12/12 365", "12/16 365");
    assertThat(told.get("lengths")).hasSize(3);
    assertThat(told.get("lengths").get(1).toString())
        .isEqualTo(
            "{\"refArea\":\"NZL\",\"direction\":\"A\",\"timePeriod\":\"2023\","
                + "\"length\":\"N365T729\",\"nightsFrom\":365,\"nightsTo\":729,"
                + "\"obsValue\":null,\"confStatus\":\"C\"}");
  }

  @Test
  void yearsAndDirectionsAreFiltered() throws IOException {
    assertThat(view.get(PATH + "?year=2024&direction=A,D").body())
        .isEqualTo(HEADER + "NZL,A,2024,N0,0,0,9,P,2024-04-30\n");
    assertThat(view.get(PATH + "?year=2020,2023&year=2021&direction=D").body())
        .isEqualTo(HEADER + "NZL,D,2023,N_GE730,730,,6,P,2024-04-30\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?year=24", "?year=", "?direction=NET", "?sex=F", "?asOf=2024", "?release=0"})
  void whatCannotBeUnderstoodIsRefused(String query) throws IOException {
    HttpResponse<String> answer = view.get(PATH + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void exactOnesAreForTheConfidentialRoleAlone(Role role) throws IOException {
    HttpResponse<String> answer =
        view.get(PATH, "Authorization", "Bearer " + view.key("READER", role));

    boolean exact = role == Role.CONFIDENTIAL;
    assertThat(answer.body().contains("NZL,A,2023,N365T729,365,729,4,N,")).isEqualTo(exact);
    assertThat(answer.body().contains("NZL,A,2023,N365T729,365,729,,C,")).isEqualTo(!exact);
    assertThat(answer.headers().firstValue("Cache-Control"))
        .contains(exact ? "private, no-cache" : "no-cache");
  }

  @Test
  void whatIsKnownIsNotSentAgain() throws IOException {
    String tag = view.get(PATH).headers().firstValue("ETag").orElseThrow();

    assertThat(view.get(PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(view.get(PATH, "If-None-Match", tag, "Accept", "application/json").statusCode())
        .isEqualTo(200);
    assertThat(view.get(PATH, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
        .contains("gzip");
  }

  @Test
  void untilTheyAreKnownNothingIsServed(@TempDir Path other) throws IOException {
    try (RunningView starting = new RunningView(other, false)) {
      starting.ofThePublic().replace(Cells.ofThePublic(), Cells.AS_OF);

      assertThat(starting.get(PATH).statusCode()).isEqualTo(503);
      assertThat(starting.get("/v1/flows").statusCode()).isEqualTo(200);
    }
  }
}
