package org.borderflow.view.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.borderflow.service.access.Role;
import org.borderflow.view.sdmx.FlowCsv;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions for cells, and their answers. */
class FlowsTest {

  private static final String SDMX_CSV = "application/vnd.sdmx.data+csv;version=2.0.0";
  private static final String SDMX_JSON = "application/vnd.sdmx.data+json;version=2.0.0";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path dir;
  private static RunningView view;
  private static String agency;
  private static String confidential;

  @BeforeAll
  static void start() {
    view = new RunningView(dir, false).filled();
    agency = view.key("AIRPORT", Role.AGENCY);
    confidential = view.key("OFFICE", Role.CONFIDENTIAL);
  }

  @AfterAll
  static void stop() {
    view.close();
  }

  @Test
  void allOfThemAreTheFile() throws IOException {
    HttpResponse<String> answer = view.get("/v1/flows");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(answer.body())
        .startsWith(
            FlowCsv.HEADER
                + "\ndataflow,BF:FLOWS(1.0),I,A,NZL,A,CROSSINGS,_Z,"
                + "_T,_T,_T,_T,_T,_T,_T,_T,_T,2024,300,A,P,2024-04-30,,,,,\n")
        .contains("NZL,A,CROSSINGS,_Z,RKS,_T,_T,_T,_T,_T,_T,_T,_T,2024-03,,A,C,2024-04-30,,,,,\n")
        .contains("\"A,B\"")
        .hasLineCount(Cells.ofThePublic().size() + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          measure=MIGRANTS                          | 39 18
          measure=MIGRANTS&freq=M                   | 18
          measure=MIGRANTS&rule=12/16&freq=A        | 39
          measure=MIGRANTS&rule=12%2F12             |
          rule=_Z&direction=D                       | 99
          direction=D,NET                           | 99 102
          direction=D&direction=NET                 | 99 102
          refArea=AUS                               |
          citizenship=FRA                           | 12
          citizenship=FRA,RKS                       | 12 -
          citizenship=_U                            |
          sex=F,M&age=Y20T24                        | 21 30
          sex=_T,F&freq=M&direction=A&from=2024-03&measure=CROSSINGS&citizenship=_T&borderPost=_T | 21 201
          borderPost=A%2CB                          |
          transportMode=AIR                         |
          purpose=HOLIDAY                           |
          permit=NONE                               |
          counterpart=_U                            |
          birthCountry=NZL                          |
          from=2024-03&direction=NET                | 102
          from=2024-04                              |
          to=2024-02                                | 102
          to=2024-03&freq=A                         |
          from=2024&to=2024&freq=A                  | 300 39
          from=2024-01&to=2024-12&freq=A            | 300 39
          from=2024-02&freq=A                       |
          asOf=2024-04-30&direction=NET             | 102
          """)
  void aDimensionThatIsNamedIsFiltered(String query, String values) throws IOException {
    HttpResponse<String> answer = view.get("/v1/flows?" + query, "Accept", "application/json");

    List<String> told = new ArrayList<>();
    for (JsonNode row : JSON.readTree(answer.body())) {
      told.add(row.get("obsValue").isNull() ? "-" : row.get("obsValue").asText());
    }
    assertThat(String.join(" ", told)).isEqualTo(values == null ? "" : values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          citizen=FRA             | 400 | the parameters are freq, refArea, direction
          sex=f                   | 400 | sex: is one of _T, F, M, X, U
          sex=                    | 400 | sex: is one of
          sex=F,                  | 400 | sex: is one of
          measure=SECRETS         | 400 | measure: is one of CROSSINGS
          age=Y20                 | 400 | age: is one of _T, Y0T4
          freq=Q                  | 400 | freq: is one of A, M
          rule=12-16              | 400 | rule: is a rule such as 12/16
          citizenship=fr          | 400 | citizenship: is a code of three letters
          borderPost=             | 400 | borderPost: is a code
          from=2024-13            | 400 | from: is a month such as 2024-03
          to=March                | 400 | to: is a month such as 2024-03
          from=2024-03&to=2024-02 | 400 | from: is later than to
          from=2024&from=2023     | 400 | from: is given more than once
          limit=0                 | 400 | limit: is a whole number from 1
          offset=-1               | 400 | offset: is a whole number from 0
          asOf=yesterday          | 400 | asOf: is a date such as 2024-03-31
          asOf=2024-03-31         | 404 | and the as-of dates of /v1/releases
          release=0               | 400 | release: is the number of a release
          release=7               | 404 | the releases are those of /v1/releases
          """)
  void whatCannotBeAnsweredIsSaidClearly(String query, int status, String detail)
      throws IOException {
    HttpResponse<String> answer = view.get("/v1/flows?" + query);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(type(answer)).startsWith("application/problem+json");
    assertThat(JSON.readTree(answer.body()).get("detail").asText()).contains(detail);
    assertThat(answer.headers().firstValue("Request-Id")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */*                                                     | 200 | text/csv; charset=utf-8
          text/html,application/xml;q=0.9,*/*;q=0.8               | 200 | text/csv; charset=utf-8
          text/*                                                  | 200 | text/csv; charset=utf-8
          application/*                                           | 200 | application/vnd.sdmx.data+csv;version=2.0.0
          application/json                                        | 200 | application/json
          APPLICATION/JSON; q=0.5                                 | 200 | application/json
          text/csv;q=0.2, application/json;q=0.3                  | 200 | application/json
          application/vnd.sdmx.data+csv; version=2.0.0; labels=id | 200 | application/vnd.sdmx.data+csv;version=2.0.0
          application/vnd.sdmx.data+csv;version="2.0.0"           | 200 | application/vnd.sdmx.data+csv;version=2.0.0
          application/vnd.sdmx.data+json                          | 200 | application/vnd.sdmx.data+json;version=2.0.0
          application/vnd.sdmx.data+json;version=2.0.0            | 200 | application/vnd.sdmx.data+json;version=2.0.0
          application/vnd.sdmx.data+json;version=1.0.0            | 406 | application/problem+json
          application/xml                                         | 406 | application/problem+json
          text/csv;q=0                                            | 406 | application/problem+json
          """)
  void theCallerChoosesTheFormat(String accept, int status, String type) throws IOException {
    HttpResponse<String> answer = view.get("/v1/flows", "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(type(answer)).startsWith(type);
  }

  @Test
  void everyFormatTellsTheSame() throws IOException {
    String csv = view.get("/v1/flows", "Accept", SDMX_CSV).body();

    assertThat(csv).isEqualTo(view.get("/v1/flows", "Accept", "text/csv").body());
    assertThat(SdmxJson.asCsv(view.get("/v1/flows", "Accept", SDMX_JSON).body())).isEqualTo(csv);
    assertThat(
            SdmxJson.asCsv(
                view.get(
                        "/v1/flows", "Accept", SDMX_JSON, "Authorization", "Bearer " + confidential)
                    .body()))
        .isEqualTo(view.get("/v1/flows", "Authorization", "Bearer " + confidential).body());
  }

  @Test
  void anEmptyAnswerIsOneAsWell() throws IOException {
    assertThat(view.get("/v1/flows?from=2030").body()).isEqualTo(FlowCsv.HEADER + "\n");
    JsonNode message = JSON.readTree(view.get("/v1/flows?from=2030", "Accept", SDMX_JSON).body());
    assertThat(message.at("/data/dataSets").isEmpty()).isTrue();
    assertThat(message.at("/data/structures").isEmpty()).isTrue();
  }

  @Test
  void pagesTogetherAreAllOfIt() throws IOException {
    StringBuilder pages = new StringBuilder(FlowCsv.HEADER + "\n");
    Pattern next = Pattern.compile("<([^>]*)>; rel=\"next\"");
    String path = "/v1/flows?freq=M&limit=4";
    int read = 0;
    while (path != null) {
      HttpResponse<String> answer = view.get(path);
      pages.append(answer.body().substring(FlowCsv.HEADER.length() + 1));
      Matcher link = next.matcher(answer.headers().firstValue("Link").orElse(""));
      path = link.find() ? link.group(1) : null;
      read++;
    }

    assertThat(read).isEqualTo(3);
    assertThat(pages.toString()).isEqualTo(view.get("/v1/flows?freq=M").body());
    assertThat(view.get("/v1/flows?freq=M&limit=4&offset=4").headers().firstValue("Link"))
        .contains(
            "</v1/flows?freq=M&limit=4>; rel=\"prev\","
                + " </v1/flows?freq=M&limit=4&offset=8>; rel=\"next\"");
    assertThat(view.get("/v1/flows?offset=99").body()).isEqualTo(FlowCsv.HEADER + "\n");
  }

  @Test
  void anEntityTagTellsThatNothingIsNew() throws IOException {
    String tag = tag("/v1/flows?direction=NET");

    HttpResponse<String> again = view.get("/v1/flows?direction=NET", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(tag);
    for (String known : List.of("\"other\", " + tag, "W/" + tag, "*")) {
      assertThat(view.get("/v1/flows?direction=NET", "If-None-Match", known).statusCode())
          .as(known)
          .isEqualTo(304);
    }
    assertThat(view.get("/v1/flows?direction=NET", "If-None-Match", "\"other\"").statusCode())
        .isEqualTo(200);
    assertThat(tag).startsWith("\"").isNotEqualTo(tag("/v1/flows?direction=D"));
  }

  @Test
  void otherBytesHaveAnotherEntityTag() throws IOException {
    assertThat(
            List.of(
                tag("/v1/flows"),
                tag("/v1/flows", "Accept", "application/json"),
                tag("/v1/flows", "Accept-Encoding", "gzip"),
                tag("/v1/flows", "Authorization", "Bearer " + confidential)))
        .doesNotHaveDuplicates();
  }

  @Test
  void anEntityTagStaysUntilOneOfItsCellsChanges(@TempDir Path other) throws IOException {
    try (RunningView changing = new RunningView(other, false).filled()) {
      String net = tag(changing, "/v1/flows?direction=NET");
      String all = tag(changing, "/v1/flows");
      assertThat(all).isEqualTo(tag("/v1/flows")); // another run, the same cells

      changing.ofThePublic().put(Cells.cell("M D CROSSINGS 2024-03 = 96 A P"));

      assertThat(tag(changing, "/v1/flows?direction=NET")).isEqualTo(net);
      assertThat(tag(changing, "/v1/flows")).isNotEqualTo(all);

      changing.ofThePublic().asOf("2024-05-01");

      assertThat(tag(changing, "/v1/flows?direction=NET")).isNotEqualTo(net);
    }
  }

  private static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  private static String tag(String path, String... headers) throws IOException {
    return view.get(path, headers).headers().firstValue("ETag").orElseThrow();
  }

  private static String tag(RunningView of, String path) throws IOException {
    return of.get(path).headers().firstValue("ETag").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"gzip,true", "'br, gzip;q=0.5',true", "identity,false", "gzip;q=0,false"})
  void packsForThoseWhoUnpack(String accept, boolean packed) throws IOException {
    HttpResponse<byte[]> answer = view.bytes("/v1/flows", "Accept-Encoding", accept);

    assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(packed);
    byte[] body =
        packed
            ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
            : answer.body();
    assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(view.get("/v1/flows").body());
  }

  @Test
  void exactCellsAreForTheConfidentialRole() throws IOException {
    String exact =
        "NZL,A,MIGRANTS,12/16,_T,_T,_T,_T,_T,_T,_T,_T,_T,2024-03,"
            + "17.250,P,N,2024-04-30,11,40,14.000,22.125,0.647\n";

    HttpResponse<String> told = view.get("/v1/flows", "Authorization", "Bearer " + confidential);
    assertThat(told.body()).contains(exact);
    assertThat(told.headers().firstValue("Cache-Control")).contains("private, no-cache");
    assertThat(view.get("/v1/flows").body()).doesNotContain(exact);
    assertThat(view.get("/v1/flows", "Authorization", "Bearer " + agency).body())
        .doesNotContain(exact);
    assertThat(view.get("/v1/flows", "Authorization", "Bearer nobody").statusCode()).isEqualTo(401);
  }

  @Test
  void whereKeysAreNeededOnlyThePageNeedsNone(@TempDir Path other) throws IOException {
    try (RunningView guarded = new RunningView(other, true).filled()) {
      String key = "Bearer " + guarded.key("READER", Role.OPERATOR);
      for (String path :
          List.of(
              "/v1/flows", "/v1/flows/stream", "/v1/stay-lengths", "/v1/structure", "/metrics")) {
        assertThat(guarded.get(path).statusCode()).as(path).isEqualTo(401);
      }
      for (String path : List.of("/", "/health/live", "/health/ready", "/openapi.json")) {
        assertThat(guarded.get(path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(guarded.get("/v1/flows", "Authorization", key).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void untilTheCellsAreKnownNothingIsServed(@TempDir Path other) throws IOException {
    try (RunningView starting = new RunningView(other, false)) {
      HttpResponse<String> answer = starting.get("/v1/flows");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(starting.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(starting.get("/health/live").statusCode()).isEqualTo(200);

      starting.filled();

      assertThat(starting.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(starting.get("/v1/flows").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void servesThePage() throws IOException {
    HttpResponse<String> page = view.get("/", "Accept", "text/html");

    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("<title>borderflow</title>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; script-src 'self'");
    String library = view.get("/lib/d3.min.js").body();
    assertThat(library).startsWith("// https://d3js.org v7");
    assertThat(view.get("/app/main.js").headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/javascript");
    assertThat(view.get("/nothing").statusCode()).isEqualTo(404);
    assertThat(type(view.get("/nothing"))).startsWith("application/problem+json");
  }

  @Test
  void countsItsCells() throws IOException {
    assertThat(view.get("/metrics").body())
        .contains("borderflow_view_cells{cells=\"public\"} " + (double) Cells.ofThePublic().size());
  }
}
