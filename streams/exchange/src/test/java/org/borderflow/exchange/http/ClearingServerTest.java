package org.borderflow.exchange.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.borderflow.exchange.house.ClearingHouse;
import org.borderflow.exchange.house.Definitions;
import org.borderflow.exchange.house.KnownCodes;
import org.borderflow.exchange.house.MemoryArchive;
import org.borderflow.exchange.house.Tables;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.borderflow.service.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clearing-house as depositors and readers find it. */
class ClearingServerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALL_OF_2023 = "origin=AUS&destination=NZL&freq=M&from=2023&to=2023";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path data;
  private AgencyRegister register;
  private ClearingServer server;

  @BeforeEach
  void start() {
    register = new AgencyRegister(data);
    server =
        ClearingServer.start(
            new ClearingSettings(
                "127.0.0.1",
                0,
                new Gate(register, false, Clock.systemUTC()),
                new ClearingHouse(KnownCodes.all(), new MemoryArchive(), Clock.systemUTC()),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Optional::empty));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String key(String name, Role role, String... areas) {
    return register.add(new Agency(name, role, Set.of(areas), 0, null, false, ""));
  }

  private HttpRequest.Builder request(String path, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private HttpResponse<String> get(String path, String key, String accept) throws Exception {
    return client.send(
        request(path, key).header("Accept", accept).build(), BodyHandlers.ofString());
  }

  private JsonNode json(String path, String key) throws Exception {
    HttpResponse<String> answer = get(path, key, "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> deposit(byte[] table, ObjectNode definition, String key)
      throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "definition", "definition.json", "application/json", Definitions.bytes(definition));
    part(body, "table", "flows.csv", "text/csv", table);
    body.write("--cut--\r\n".getBytes(UTF_8));
    return client.send(
        request("/v1/deposits", key)
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  private static void part(
      ByteArrayOutputStream body, String name, String file, String type, byte[] content)
      throws IOException {
    body.write(
        ("--cut\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"; filename=\""
                + file
                + "\"\r\nContent-Type: "
                + type
                + "\r\n\r\n")
            .getBytes(UTF_8));
    body.write(content);
    body.write("\r\n".getBytes(UTF_8));
  }

  private static byte[] ofAustralia(String rule) {
    return ("FREQ,REF_AREA,DIRECTION,MEASURE,RULE,COUNTERPART,TIME_PERIOD,OBS_VALUE\n"
            + "M,AUS,D,MIGRANTS,"
            + rule
            + ",NZL,2023-01,300\nM,AUS,D,MIGRANTS,"
            + rule
            + ",NZL,2023-02,310\n")
        .getBytes(UTF_8);
  }

  @Test
  void aDepositIsAnsweredWithItsReport() throws Exception {
    HttpResponse<String> answer = deposit(Tables.earlier().csv(), Definitions.of("NZL"), null);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode report = JSON.readTree(answer.body());
    assertThat(report.path("status").asText()).isEqualTo("ACCEPTED");
    assertThat(report.path("number").asLong()).isEqualTo(1);
    assertThat(report.at("/provenance/digest").asText()).hasSize(64);
    assertThat(report.at("/provenance/source").asText()).isEqualTo("flows.csv");
    assertThat(json(answer.headers().firstValue("Location").orElseThrow(), null)).isEqualTo(report);
    assertThat(json("/v1/deposits", null).at("/0/definition/coverage/arrivals").asDouble())
        .isEqualTo(0.95);
    assertThat(get("/metrics", null, "*/*").body())
        .contains("borderflow_clearing_deposits{status=\"accepted\"} 1.0");
  }

  @Test
  void aRefusedDepositIsProblemDetailsWithTheReport() throws Exception {
    HttpResponse<String> answer = deposit("FREQ\nM\n".getBytes(UTF_8), Definitions.of("NZL"), null);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(JSON.readTree(answer.body()).at("/report/reasons/MISSING_COLUMN").asInt())
        .isEqualTo(7);
    assertThat(json("/v1/deposits", null)).isEmpty();
    assertThat(json("/v1/reports", null)).hasSize(1);
    HttpResponse<String> noParts =
        client.send(
            request("/v1/deposits", null).POST(HttpRequest.BodyPublishers.ofString("x")).build(),
            BodyHandlers.ofString());
    assertThat(noParts.statusCode()).isEqualTo(400);
  }

  @Test
  void bothReportsAreServedAsCsvAndJson() throws Exception {
    deposit(Tables.earlier().csv(), Definitions.of("NZL"), null);
    deposit(ofAustralia("12/16"), Definitions.of("AUS"), null);

    HttpResponse<String> csv = get("/v1/matrix?" + ALL_OF_2023, null, "text/csv");
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Deposit-Number")).contains("2");
    List<String> lines = csv.body().lines().toList();
    assertThat(lines).hasSize(13);
    assertThat(lines.get(0)).isEqualTo(String.join(",", MatrixCsv.COLUMNS));
    assertThat(lines.get(1))
        .isEqualTo(
            "dataflow,BF:MIRROR(1.0),I,M,AUS,NZL,12/16,_T,_T,2023-01,300,406,-106,0.739,427.5,"
                + "COMBINED,B,E,LIKE,,A,A,12/16 (365 of 487 days),12/16 (365 of 487 days),2,1");
    assertThat(lines.get(3)).contains(",2023-03,,412,,,433.684,DESTINATION_CORRECTED,");

    JsonNode cells = json("/v1/matrix?" + ALL_OF_2023, null);
    assertThat(cells).hasSize(12);
    assertThat(cells.at("/0/ratio").asDouble()).isEqualTo(0.739);
    assertThat(cells.at("/2/originReport").isNull()).isTrue();
    JsonNode summary = json("/v1/corridors?" + ALL_OF_2023, null).get(0);
    assertThat(summary.at("/periods/compared").asInt()).isEqualTo(2);
    assertThat(summary.at("/originReport").asInt()).isEqualTo(610);
    assertThat(json("/v1/matrix?sex=F&age=Y20T24", null)).as("one side has it").isEmpty();
  }

  @Test
  void aPastStateIsShownAsItWas() throws Exception {
    deposit(ofAustralia("12/16"), Definitions.of("AUS"), null);
    String before = get("/v1/matrix", null, "text/csv").body();
    deposit(Tables.earlier().csv(), Definitions.of("NZL"), null);
    String after = get("/v1/matrix", null, "text/csv").body();

    assertThat(after).isNotEqualTo(before);
    assertThat(get("/v1/matrix?deposit=1", null, "text/csv").body()).isEqualTo(before);
    assertThat(get("/v1/matrix?deposit=2", null, "text/csv").body()).isEqualTo(after);
    assertThat(get("/v1/matrix?asOf=2020-01-01", null, "text/csv").body().lines()).hasSize(1);
    assertThat(get("/v1/matrix?asOf=2999-01-01", null, "text/csv").body()).isEqualTo(after);
  }

  @Test
  void unlikeRulesAreComparedOnlyIfAskedFor() throws Exception {
    deposit(Tables.earlier().csv(), Definitions.of("NZL"), null);
    ObjectNode other =
        Definitions.of("AUS").put("rule", "9/12").put("thresholdDays", 270).put("windowDays", 365);
    assertThat(deposit(ofAustralia("9/12"), other, null).statusCode()).isEqualTo(201);

    assertThat(json("/v1/matrix?" + ALL_OF_2023, null).findValuesAsText("comparison"))
        .containsOnly("ONE_SIDED");
    JsonNode asked =
        json(
            "/v1/matrix?" + ALL_OF_2023 + "&compare=unlike&originRule=9/12&destinationRule=12/16",
            null);
    assertThat(asked.at("/0/comparison").asText()).isEqualTo("UNLIKE_COMPARED");
    assertThat(asked.at("/0/rule").asText()).isEqualTo("9/12~12/16");
    assertThat(asked.at("/0/originReport/countedBy").asText()).isEqualTo("9/12 (270 of 365 days)");
  }

  @Test
  void whoDepositsForACountryIsWhoHasItsKey() throws Exception {
    String australia = key("ABS", Role.AGENCY, "AUS");
    String everything = key("KEEPER", Role.CONFIDENTIAL);

    assertThat(deposit(ofAustralia("12/16"), Definitions.of("AUS"), australia).statusCode())
        .isEqualTo(201);
    assertThat(deposit(Tables.earlier().csv(), Definitions.of("NZL"), australia).statusCode())
        .isEqualTo(403);
    assertThat(deposit(Tables.earlier().csv(), Definitions.of("NZL"), everything).statusCode())
        .isEqualTo(403);
    assertThat(deposit(Tables.earlier().csv(), Definitions.of("NZL"), "wrong").statusCode())
        .isEqualTo(401);
    assertThat(json("/v1/reports", australia)).as("its own").hasSize(1);
  }

  @Test
  void whatIsForSomeIsShownToThem() throws Exception {
    deposit(Tables.earlier().csv(), Definitions.of("NZL").put("readers", "AUS"), null);
    String path = "/v1/matrix?origin=AUS&destination=NZL&from=2023-01&to=2023-01";

    assertThat(json(path, null).at("/0/destinationReport/status").asText()).isEqualTo("W");
    assertThat(json(path, null).at("/0/best").isNull()).isTrue();
    assertThat(json("/v1/deposits", null)).isEmpty();
    for (String key :
        List.of(
            key("ABS", Role.AGENCY, "AUS"),
            key("NZ", Role.AGENCY, "NZL"),
            key("KEEPER", Role.CONFIDENTIAL))) {
      assertThat(json(path, key).at("/0/destinationReport/value").asInt()).isEqualTo(406);
      assertThat(json("/v1/deposits", key)).hasSize(1);
    }
    assertThat(
            json(path, key("FIJI", Role.AGENCY, "FJI")).at("/0/destinationReport/status").asText())
        .isEqualTo("W");
  }

  @Test
  void aQuestionThatIsNotUnderstoodIsRefused() throws Exception {
    for (String query :
        List.of(
            "orign=AUS",
            "origin=aus",
            "rule=year",
            "from=2024-02&to=2024-01",
            "from=24",
            "compare=unlike",
            "originRule=9/12",
            "deposit=0",
            "asOf=yesterday")) {
      assertThat(get("/v1/matrix?" + query, null, "*/*").statusCode()).as(query).isEqualTo(400);
    }
  }

  @Test
  void thePageAndWhatItSharesWithTheViewAreServed() throws Exception {
    HttpResponse<String> page = get("/", null, "*/*");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    for (String shared : List.of("style/tokens.css", "lib/d3.min.js", "charts/frame.js")) {
      assertThat(get("/shared/" + shared, null, "*/*").statusCode()).as(shared).isEqualTo(200);
    }
    assertThat(get("/shared/index.html", null, "*/*").statusCode()).isEqualTo(404);
  }

  @Test
  void theDescriptionNamesEveryRouteAndParameterAndNoOther() throws Exception {
    JsonNode document = json("/openapi.json", null);
    List<String> routes = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(routes).containsExactlyInAnyOrderElementsOf(server.routes());
    for (String path : List.of("/v1/matrix", "/v1/corridors")) {
      List<String> parameters = new ArrayList<>();
      document
          .path("paths")
          .path(path)
          .at("/get/parameters")
          .forEach(
              parameter -> parameters.add(parameter.path("$ref").asText().replaceFirst(".*/", "")));
      assertThat(parameters).containsExactlyElementsOf(MatrixQuery.PARAMETERS);
    }
  }
}
