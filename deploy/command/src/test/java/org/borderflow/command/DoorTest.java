package org.borderflow.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.header.Header;
import org.borderflow.contract.Topics;
import org.borderflow.contract.TraceHeader;
import org.borderflow.ingest.http.IntakeTls;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.profile.Profiles;
import org.borderflow.ingest.tls.Certificates;
import org.borderflow.ingest.tls.KeyedCertificate;
import org.borderflow.ingest.tls.TlsContexts;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.Rejection;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Fingerprint;
import org.borderflow.service.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The HTTP intake on a real broker and a real registry. Every answer is held against its own
 * description.
 */
class DoorTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADER =
      "record_id,direction,crossed_at,border_post,person_id,citizenship\n";

  @TempDir private static Path dir;
  private static BareCluster cluster;
  private static Door open;
  private static Door keyed;
  private static ServedDescription description;
  private static final Map<String, String> KEYS = new HashMap<>();
  private static Door tls;
  private static Door mtls;
  private static final Map<String, Door> DOORS = new HashMap<>();
  private static TestAuthority authority;
  private static final Map<String, HttpClient> CLIENTS = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    cluster = BareCluster.start(dir);
    AgencyRegister register = new AgencyRegister(dir);
    KEYS.put("agency", register.add(agency("AIRPORT", Role.AGENCY, Set.of("AKL"), 0, null)));
    KEYS.put("operator", register.add(agency("WATCH", Role.OPERATOR, Set.of(), 0, null)));
    KEYS.put("reader", register.add(agency("STATS", Role.CONFIDENTIAL, Set.of(), 0, null)));
    LocalDate past = LocalDate.of(2020, 1, 1);
    KEYS.put("expired", register.add(agency("GONE", Role.AGENCY, Set.of(), 0, past)));
    KEYS.put("slow", register.add(agency("SLOW", Role.AGENCY, Set.of(), 1, null)));
    KEYS.put("revoked", register.add(agency("REVOKED", Role.AGENCY, Set.of(), 0, null)));
    register.revoke("REVOKED");
    KEYS.put("nonsense", "bf_nonsense");
    authority = new TestAuthority(dir, "authority");
    authority.sign("intake");
    authority.sign("unbound");
    bind(register, agency("bound", Role.AGENCY, Set.of("AKL"), 0, null));
    bind(register, agency("bound-slow", Role.AGENCY, Set.of(), 1, null));
    bind(register, agency("watching", Role.OPERATOR, Set.of(), 0, null));
    bind(register, agency("lapsed", Role.AGENCY, Set.of(), 0, past));
    bind(register, agency("ended", Role.AGENCY, Set.of(), 0, null));
    register.revoke("ended");
    open = door(false, Optional.empty());
    keyed = door(true, Optional.empty());
    tls = door(false, Optional.of(tls()));
    mtls = door(true, Optional.of(tls()));
    DOORS.putAll(Map.of("open", open, "keyed", keyed, "tls", tls, "mtls", mtls));
    HttpRequest question = HttpRequest.newBuilder(uri(open, "/openapi.json")).build();
    description =
        new ServedDescription(
            HttpClient.newHttpClient().send(question, BodyHandlers.ofString()).body());
  }

  @AfterAll
  static void stop() {
    DOORS.values().forEach(Door::close);
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          door  | caller   | POST /v1/crossings | GET /v1/crossings | /health/live | /health/ready | /metrics | /other | /openapi.json
          open  | nobody   | 200 | 405 | 200 | 200 | 200 | 404 | 200
          open  | agency   | 200 | 405 | 200 | 200 | 200 | 404 | 200
          open  | operator | 403 | 405 | 200 | 200 | 200 | 404 | 200
          open  | reader   | 403 | 405 | 200 | 200 | 200 | 404 | 200
          open  | expired  | 401 | 405 | 200 | 200 | 401 | 404 | 200
          open  | revoked  | 401 | 405 | 200 | 200 | 401 | 404 | 200
          open  | nonsense | 401 | 405 | 200 | 200 | 401 | 404 | 200
          keyed | nobody   | 401 | 405 | 200 | 200 | 401 | 404 | 200
          keyed | agency   | 200 | 405 | 200 | 200 | 200 | 404 | 200
          keyed | operator | 403 | 405 | 200 | 200 | 200 | 404 | 200
          keyed | reader   | 403 | 405 | 200 | 200 | 200 | 404 | 200
          keyed | expired  | 401 | 405 | 200 | 200 | 401 | 404 | 200
          keyed | revoked  | 401 | 405 | 200 | 200 | 401 | 404 | 200
          keyed | nonsense | 401 | 405 | 200 | 200 | 401 | 404 | 200
          tls   | nobody   | 200 | 405 | 200 | 200 | 200 | 404 | 200
          tls   | agency   | 200 | 405 | 200 | 200 | 200 | 404 | 200
          tls   | bound    | 200 | 405 | 200 | 200 | 200 | 404 | 200
          tls   | unbound  | 401 | 405 | 200 | 200 | 401 | 404 | 200
          mtls  | nobody   | 401 | 405 | 200 | 200 | 401 | 404 | 200
          mtls  | agency   | 200 | 405 | 200 | 200 | 200 | 404 | 200
          mtls  | nonsense | 401 | 405 | 200 | 200 | 401 | 404 | 200
          mtls  | bound    | 200 | 405 | 200 | 200 | 200 | 404 | 200
          mtls  | unbound  | 401 | 405 | 200 | 200 | 401 | 404 | 200
          mtls  | watching | 403 | 405 | 200 | 200 | 200 | 404 | 200
          mtls  | lapsed   | 401 | 405 | 200 | 200 | 401 | 404 | 200
          mtls  | ended    | 401 | 405 | 200 | 200 | 401 | 404 | 200
          """,
      useHeadersInDisplayName = true)
  void everyDoorKnowsItsCallers(
      String door,
      String caller,
      int post,
      int get,
      int live,
      int ready,
      int metrics,
      int other,
      int description)
      throws Exception {
    Door at = DOORS.get(door);
    String record = HEADER + "walk-" + door + caller + ",entry,2024-01-05,AKL,P0,FRA\n";

    assertThat(send(caller, request(at, "/v1/crossings", caller, "text/csv", record)).statusCode())
        .isEqualTo(post);
    assertThat(get(at, "/v1/crossings", caller)).isEqualTo(get);
    assertThat(get(at, "/health/live", caller)).isEqualTo(live);
    assertThat(get(at, "/health/ready", caller)).isEqualTo(ready);
    assertThat(get(at, "/metrics", caller)).isEqualTo(metrics);
    assertThat(get(at, "/other", caller)).isEqualTo(other);
    assertThat(get(at, "/openapi.json", caller)).isEqualTo(description);
  }

  @Test
  void aCertificateStandsForItsAgencyAsAKeyDoes() throws Exception {
    String elsewhere = HEADER + "m1,entry,2024-01-05,WLG,P1,FRA\n";

    assertThat(send("bound", request(mtls, "/v1/crossings", "bound", "text/csv", elsewhere)).body())
        .contains("NOT_PERMITTED");
    HttpRequest fast = request(mtls, "/v1/crossings", "bound-slow", "text/csv", many("m"));
    assertThat(send("bound-slow", fast).statusCode()).isEqualTo(200);
    assertThat(send("bound-slow", fast).statusCode()).isEqualTo(429);
  }

  @Test
  void aCertificateThatNobodyVouchesForOpensNoConnection() throws Exception {
    // Of the same name, or the client would find that it has nothing to show.
    TestAuthority stranger =
        new TestAuthority(Files.createDirectories(dir.resolve("stranger")), "authority");
    HttpClient forger =
        client(Optional.of(KeyedCertificate.of(stranger.sign("forged"), stranger.key("forged"))));
    HttpRequest question = HttpRequest.newBuilder(uri(mtls, "/health/live")).build();

    assertThatThrownBy(() -> forger.send(question, BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void whereTlsIsSpokenPlainHttpIsNotUnderstood() throws Exception {
    try (Socket socket = new Socket("localhost", tls.port())) {
      socket
          .getOutputStream()
          .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));

      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .doesNotContain("HTTP/1.1 200");
    }
  }

  /** The client of the JDK would not even ask, so the greeting is written by hand. */
  @ParameterizedTest
  @CsvSource({"0302, 15", "0303, 16"})
  void anythingOlderThanTls12IsRefused(String version, String answer) throws Exception {
    String greeting =
        version
            + "00".repeat(32) // random
            + "00" // no session
            + "0004c02bc009" // ECDHE_ECDSA with AES-128, of 1.2 and before
            + "0100" // no compression
            + "0010"
            + "000a00040002001700" // secp256r1
            + "0d0004000204"
            + "03";
    String message = "010000" + hex(greeting.length() / 2) + greeting;
    byte[] hello = HexFormat.of().parseHex("16030100" + hex(message.length() / 2) + message);
    try (Socket socket = new Socket("localhost", tls.port())) {
      socket.getOutputStream().write(hello);

      assertThat(hex(socket.getInputStream().read())).isEqualTo(answer);
    }
  }

  private static String hex(int number) {
    return HexFormat.of().toHexDigits((byte) number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json               | {"record_id":"j1","direction":"entry","crossed_at":"2024-03-05","border_post":"AKL","person_id":"P1","citizenship":"FRA"}
          application/json;charset=UTF-8 | [{"record_id":"j1","direction":"entry","crossed_at":"2024-03-05","border_post":"AKL","person_id":"P1","citizenship":"FRA"}]
          application/x-ndjson           | {"record_id":"j1","direction":"entry","crossed_at":"2024-03-05","border_post":"AKL","person_id":"P1","citizenship":"FRA"}
          """)
  void oneRecordInEveryForm(String type, String body) throws Exception {
    HttpResponse<String> answer = send(request(open, "/v1/crossings", "nobody", type, body));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"results\":[{\"line\":1,\"record_id\":\"j1\",\"status\":\"ACCEPTED\"}],"
                + "\"totals\":{\"received\":1,\"accepted\":1,\"duplicates\":0,\"rejected\":0}}");
  }

  @Test
  void tellsWhatBecameOfEveryRecordAndKeepsItsWord() throws Exception {
    String body =
        HEADER
            + "t1,entry,2024-01-05,AKL,P1,FRA\n"
            + "t2,sideways,2024-01-05,AKL,P1,FRA\n"
            + "t3,exit,2024-01-09,AKL,P1\n"
            + "t4,exit,2024-01-09,WLG,P1,FRA\n";

    HttpResponse<String> answer = send(request(keyed, "/v1/crossings", "agency", "text/csv", body));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(told(answer))
        .containsExactly(
            "2 t1 ACCEPTED  ",
            "3 t2 REJECTED BAD_VALUE direction",
            "4  REJECTED MALFORMED_LINE ",
            "5 t4 REJECTED NOT_PERMITTED border_post");
    String request = answer.headers().firstValue("Request-Id").orElseThrow();
    assertThat(storedBy(request)).containsExactlyInAnyOrder("t1", "!t2", "!", "!t4");
  }

  @Test
  void aRecordBearsTheTraceThatItsRequestWasAPartOf() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    HttpResponse<String> answer = send(traced("given", "00-" + trace + "-00f067aa0ba902b7-01"));

    String own = traceOf(answer);
    assertThat(own).startsWith("00-" + trace + "-").endsWith("-01").doesNotContain("ba902b7");
    assertThat(answer.headers().firstValue("Request-Id").orElseThrow()).startsWith(trace);
    assertThat(storedUnder(own)).containsExactly("given");
    assertThat(audited(answer)).startsWith("POST /v1/crossings local");
    assertThat(Files.readString(Path.of(LogFile.path()))).contains(" " + trace + " borderflow");
  }

  @Test
  void aTraceBeginsAtTheDoorIfNoneIsGivenOrItIsNotOfTheStandard() throws Exception {
    String missing = traceOf(send(traced("missing")));
    String malformed = traceOf(send(traced("malformed", "00-N1234567-00f067aa0ba902b7-01")));
    String twice = "00-4bf92f3577b34da6a3ce929d0e0e4737-00f067aa0ba902b7-01";
    String doubled = traceOf(send(traced("doubled", twice, twice)));

    assertThat(List.of(missing, malformed, doubled))
        .doesNotHaveDuplicates()
        .noneMatch(own -> own.contains("e4737"));
    assertThat(storedUnder(missing)).containsExactly("missing");
    assertThat(storedUnder(malformed)).containsExactly("malformed");
    assertThat(storedUnder(doubled)).containsExactly("doubled");
  }

  private static HttpRequest traced(String recordId, String... traces) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(open, "/v1/crossings"))
            .header("Content-Type", "text/csv")
            .POST(
                BodyPublishers.ofString(
                    HEADER + recordId + ",entry,2024-01-05,AKL,PERSON-7,FRA\n"));
    for (String trace : traces) {
      request.header("traceparent", trace);
    }
    return request.build();
  }

  private static String traceOf(HttpResponse<String> answer) {
    return answer.headers().firstValue("traceparent").orElseThrow();
  }

  /** Record ids in Kafka that bear a trace. */
  private static List<String> storedUnder(String trace) {
    List<String> ids = new ArrayList<>();
    cluster
        .deployment()
        .topics()
        .read(
            Topics.RECEIVED.name(),
            record -> {
              Header stored = record.headers().lastHeader(TraceHeader.HEADER);
              if (stored != null && trace.equals(new String(stored.value(), US_ASCII))) {
                ids.add(
                    cluster
                        .deployment()
                        .serdes()
                        .key(Topics.RECEIVED)
                        .deserializer()
                        .deserialize(Topics.RECEIVED.name(), record.key())
                        .getRecordId());
              }
            });
    return ids;
  }

  private static List<String> told(HttpResponse<String> answer) throws IOException {
    List<String> told = new ArrayList<>();
    for (JsonNode result : JSON.readTree(answer.body()).get("results")) {
      told.add(
          String.join(
              " ",
              result.path("line").asText(),
              result.path("record_id").asText(),
              result.path("status").asText(),
              result.path("reason").asText(),
              result.path("field").asText()));
    }
    return told;
  }

  /** One line for each request; nothing in it or elsewhere in the log is of a person or a key. */
  @Test
  void theAuditLogTellsWhoSentHowManyRecords() throws Exception {
    String three =
        HEADER
            + "audit-1,entry,2024-01-05,AKL,PERSON-4711,FRA\n"
            + "audit-2,exit,2024-01-09,AKL,PERSON-4711,FRA\n"
            + "audit-3,PERSON-4711,2024-01-09,AKL,PERSON-4711,FRA\n";

    assertThat(audited(request(keyed, "/v1/crossings", "agency", "text/csv", three)))
        .isEqualTo("POST /v1/crossings AIRPORT loopback 200: 3 = 2 + 1, " + three.length());
    assertThat(audited(withKey("audit", three)))
        .isEqualTo("POST /v1/crossings local loopback 200: 3 = 2 + 1, " + three.length());
    assertThat(audited(withKey("audit", three)))
        .as("a repeat takes nothing in")
        .isEqualTo("POST /v1/crossings local loopback 200: 0 = 0 + 0, " + three.length());
    HttpRequest slash = request(open, "/v1/crossings/", "nobody", "text/csv", three);
    assertThat(audited(client("nobody").send(slash, BodyHandlers.ofString())))
        .as("the path written otherwise")
        .isEqualTo("POST /v1/crossings local loopback 200: 3 = 2 + 1, " + three.length());
    assertThat(audited(request(keyed, "/v1/crossings", "operator", "text/csv", three)))
        .isEqualTo("POST /v1/crossings WATCH loopback 403: 0 = 0 + 0, 0");
    assertThat(audited(request(keyed, "/v1/crossings", "nonsense", "text/csv", three)))
        .isEqualTo("POST /v1/crossings null loopback 401: 0 = 0 + 0, 0");
    assertThat(audited(request(open, "/PERSON-4711", "nobody", "text/csv", three)))
        .isEqualTo("unknown null loopback 404: 0 = 0 + 0, 0");
    assertThat(audited(as("expired", HttpRequest.newBuilder(uri(keyed, "/metrics"))).build()))
        .isEqualTo("GET /metrics null loopback 401: 0 = 0 + 0, 0");

    assertThat(Files.readString(Path.of(LogFile.path())))
        .doesNotContain("audit-", "PERSON-4711")
        .doesNotContain(KEYS.values());
  }

  /** The line about a request in the log file, in short. */
  private String audited(HttpRequest request) throws Exception {
    return audited(send(request));
  }

  private static String audited(HttpResponse<String> answer) throws IOException {
    String id = answer.headers().firstValue("Request-Id").orElseThrow();
    List<String> lines;
    try (Stream<String> log = Files.lines(Path.of(LogFile.path()))) {
      lines =
          log.filter(line -> line.contains(" borderflow.audit {") && line.contains(id)).toList();
    }
    assertThat(lines).hasSize(1);
    JsonNode line = JSON.readTree(lines.get(0).substring(lines.get(0).indexOf('{')));
    assertThat(Instant.parse(line.get("time").asText())).isBefore(Instant.now().plusSeconds(1));
    return String.format(
        "%s %s %s %d: %d = %d + %d, %d",
        line.get("route").asText(),
        line.get("agency").asText(),
        line.get("caller").asText(),
        line.get("status").asInt(),
        line.get("received").asLong(),
        line.get("accepted").asLong(),
        line.get("rejected").asLong(),
        line.get("bytes").asLong());
  }

  @Test
  void readsCsvByTheProfileThatItWasStartedWith() throws Exception {
    String header =
        "rec_id,doc_id,cit,res,port,arr_date,dep_date,trav_mode,visa_group,visatype,birth_year,sex,"
            + "admitted_until\n";
    String unknown = "78,22,148,694,NYC,2016-04-15,,1,2,B2,1960,F,10142016\n";
    String body =
        header + "77,11,694,694,NYC,2016-04-15,2016-04-18,1,2,B2,1960,F,10142016\n" + unknown;
    String json =
        "{\"record_id\":\"p1\",\"direction\":\"entry\",\"crossed_at\":\"2024-03-05\","
            + "\"border_post\":\"AKL\",\"person_id\":\"P1\",\"citizenship\":\"FRA\"}";
    try (Door mapped =
        Door.open(
            new Door.Settings(
                Door.LOOPBACK,
                0,
                Optional.empty(),
                dir,
                false,
                PseudonymKey.generate(),
                PostRegister.empty(),
                Optional.of(Profiles.of("us-i94-stays"))),
            cluster.deployment().cluster(),
            cluster.deployment()::notReady)) {
      assertThat(told(post(mapped, "text/csv", body)))
          .containsExactly(
              "2 77-A ACCEPTED  ", "2 77-D ACCEPTED  ", "3 78-A REJECTED UNKNOWN_CODE citizenship");
      assertThat(told(post(mapped, "text/csv", header + unknown)))
          .as("a line that was taken apart is no body that cannot be read")
          .containsExactly("2 78-A REJECTED UNKNOWN_CODE citizenship");
      assertThat(told(post(mapped, "application/json", json))).containsExactly("1 p1 ACCEPTED  ");
      assertThat(post(mapped, "text/csv", HEADER + "p2,entry,2024-01-05,AKL,P1,FRA\n").statusCode())
          .isEqualTo(400);
    }
  }

  private HttpResponse<String> post(Door door, String type, String body) throws Exception {
    return send(request(door, "/v1/crossings", "nobody", type, body));
  }

  @Test
  void unpacksWhatIsCompressed() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEADER + "z1,entry,2024-01-05,AKL,P1,FRA\n").getBytes(UTF_8));
    }
    byte[] whole = packed.toByteArray();

    assertThat(send(gzipped(whole)).body()).contains("\"accepted\":1");
    assertThat(send(gzipped("no gzip".getBytes(UTF_8))).statusCode()).isEqualTo(400);
  }

  @Test
  void aPackedDocumentMayComeUnderAKey() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(description.examples().get("application/json").getBytes(UTF_8));
    }
    HttpRequest document =
        HttpRequest.newBuilder(uri(open, "/v1/crossings"))
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .header("Idempotency-Key", "document")
            .POST(BodyPublishers.ofByteArray(packed.toByteArray()))
            .build();

    String first = send(document).body();

    assertThat(first).contains("\"accepted\":1");
    assertThat(send(document).body()).isEqualTo(first);
  }

  /** What stands before the damage is taken in, again each time; the key is free for the whole. */
  @Test
  void damagedGzipDataMayComeAgainUnderTheirKey() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEADER + "y1,entry,2024-01-05,AKL,P1,FRA\n").getBytes(UTF_8));
    }
    byte[] whole = packed.toByteArray();
    byte[] damaged = whole.clone();
    damaged[damaged.length - 1] ^= 1;

    assertThat(send(gzipped(damaged, "damaged")).body()).contains("\"accepted\":1");
    assertThat(send(gzipped(damaged, "damaged")).body()).contains("\"accepted\":1");
    assertThat(send(gzipped(whole, "damaged")).body()).contains("\"accepted\":1");
    assertThat(send(gzipped(damaged, "damaged")).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json     | nothing here
          application/json     | 17
          application/x-ndjson | nothing here
          text/csv             | nothing here
          """)
  void aBodyOfWhichNothingCanBeReadDoesNotCount(String type, String body) throws Exception {
    HttpResponse<String> answer = send(request(open, "/v1/crossings", "nobody", type, body));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("nothing here");
  }

  @Test
  void saysWhichTypesItTakes() throws Exception {
    HttpResponse<String> answer =
        send(request(open, "/v1/crossings", "nobody", "application/xml", "<a/>"));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Post").orElseThrow())
        .isEqualTo("application/json, application/x-ndjson, text/csv");
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswerAndCountsNothing() throws Exception {
    String body = HEADER + "i1,entry,2024-01-05,AKL,P1,FRA\ni2,x,2024-01-05,AKL,P1,FRA\n";

    String first = send(withKey("once", body)).body();
    assertThat(send(withKey("once", body)).body()).isEqualTo(first);
    assertThat(send(withKey("once", body + "i3,exit,2024-01-06,AKL,P1,FRA\n")).statusCode())
        .isEqualTo(422);
    assertThat(stored("i")).containsExactlyInAnyOrder("i1", "!i2");
  }

  /** The caller goes away in mid-body, and sends all of it again under the same key. */
  @ParameterizedTest
  @CsvSource({"false, b", "true, bz"})
  void aBodyThatBreaksOffMayComeAgain(boolean packed, String prefix) throws Exception {
    String text =
        HEADER
            + (prefix + "1,entry,2024-01-05,AKL,P1,FRA\n")
            + (prefix + "2,exit,2024-01-06,AKL,P1,FRA\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packed ? new GZIPOutputStream(bytes, 512, true) : bytes) {
      out.write(text.getBytes(UTF_8));
      out.flush();
    }
    byte[] body = bytes.toByteArray();
    int sent = packed ? body.length - 8 : body.length - 20;
    String answered;
    try (Socket socket = new Socket("localhost", open.port())) {
      String head =
          "POST /v1/crossings HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
              + (packed ? "Content-Encoding: gzip\r\n" : "")
              + ("Idempotency-Key: broken-" + prefix + "\r\n")
              + ("Content-Length: " + body.length + "\r\n\r\n");
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(body, 0, sent);
      socket.shutdownOutput();
      answered = new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
    assertThat(answered).startsWith("HTTP/1.1 400");
    String request =
        headers(answered.split("\r\n\r\n", 2)[0]).firstValue("Request-Id").orElseThrow();
    List<String> before = storedBy(request);
    assertThat(before).as("no rejection").isNotEmpty().noneMatch(id -> id.startsWith("!"));
    try (Stream<String> log = Files.lines(Path.of(LogFile.path()))) {
      assertThat(log.filter(line -> line.contains(" borderflow.audit {") && line.contains(request)))
          .singleElement()
          .asString()
          .contains("\"accepted\":" + before.size() + ",\"rejected\":0");
    }

    HttpRequest.Builder again =
        HttpRequest.newBuilder(uri(open, "/v1/crossings"))
            .header("Content-Type", "text/csv")
            .header("Idempotency-Key", "broken-" + prefix)
            .POST(BodyPublishers.ofByteArray(body));
    HttpResponse<String> answer =
        send((packed ? again.header("Content-Encoding", "gzip") : again).build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"received\":2,\"accepted\":2");
  }

  @Test
  void whoSendsTooMuchIsToldWhenToComeAgain() throws Exception {
    String body = many("s");
    assertThat(send(request(keyed, "/v1/crossings", "slow", "text/csv", body)).statusCode())
        .isEqualTo(200);

    HttpResponse<String> answer = send(request(keyed, "/v1/crossings", "slow", "text/csv", body));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void refusesADeclaredLengthBeyondTheLimitBeforeReadingIt() throws Exception {
    // The client of the JDK would wait for ever for a go-ahead that does not come.
    try (Socket socket = new Socket("localhost", open.port())) {
      String head =
          "POST /v1/crossings HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
              + "Content-Length: 1073741825\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      String[] answer =
          new String(socket.getInputStream().readAllBytes(), UTF_8).split("\r\n\r\n", 2);

      assertThat(answer[0]).startsWith("HTTP/1.1 413");
      description.covers("POST", "/v1/crossings", 413, headers(answer[0]), answer[1]);
    }
  }

  /** What is worth minutes at a rate of one in a second. */
  private static String many(String prefix) {
    StringBuilder body = new StringBuilder(HEADER);
    for (int record = 0; record < 600; record++) {
      body.append(prefix).append(record).append(",entry,2024-01-05,AKL,P1,FRA\n");
    }
    return body.toString();
  }

  private static HttpHeaders headers(String head) {
    Map<String, List<String>> headers = new HashMap<>();
    head.lines()
        .skip(1)
        .map(line -> line.split(": ", 2))
        .forEach(header -> headers.put(header[0], List.of(header[1])));
    return HttpHeaders.of(headers, (name, value) -> true);
  }

  @Test
  void takesTheExamplesOfItsDescription() throws Exception {
    assertThat(description.examples()).hasSize(3);
    for (Map.Entry<String, String> example : description.examples().entrySet()) {
      HttpResponse<String> answer =
          send(request(open, "/v1/crossings", "nobody", example.getKey(), example.getValue()));

      assertThat(answer.body()).contains("\"accepted\":1,\"duplicates\":0,\"rejected\":0");
    }
  }

  @Test
  void saysWhichEncodingsItTakes() throws Exception {
    HttpRequest packed =
        HttpRequest.newBuilder(uri(open, "/v1/crossings"))
            .header("Content-Type", "text/csv")
            .header("Content-Encoding", "br")
            .POST(BodyPublishers.ofString(HEADER))
            .build();

    HttpResponse<String> answer = send(packed);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("gzip, identity");
  }

  @Test
  void withoutKafkaItIsThereAndSaysSo() throws Exception {
    try (Door lonely =
        Door.open(
            new Door.Settings(
                Door.LOOPBACK,
                0,
                Optional.empty(),
                dir,
                false,
                PseudonymKey.generate(),
                PostRegister.empty(),
                Optional.empty()),
            new Deployment.Cluster("localhost:1", "http://localhost:1"),
            Optional::empty)) {
      assertThat(get(lonely, "/health/live", "nobody")).isEqualTo(200);
      assertThat(get(lonely, "/health/ready", "nobody")).isEqualTo(503);
      HttpResponse<String> answer =
          send(
              request(
                  lonely,
                  "/v1/crossings",
                  "nobody",
                  "text/csv",
                  HEADER + "l1,entry,2024-01-05,AKL,P1,FRA\n"));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void postsThatAreNotInTheRegisterAreCounted() throws Exception {
    try (Door strict = door(false, Optional.empty(), register().refusingUnknown());
        Door lenient = door(false, Optional.empty(), register())) {
      String body =
          HEADER
              + "u1,entry,2024-01-05,AKL,P1,FRA\n"
              + "u2,entry,2024-01-05,XXX,P1,FRA\n"
              + "u3,entry,2024-01-05,XXX,P1,FRA\n";
      assertThat(send(request(strict, "/v1/crossings", "nobody", "text/csv", body)).body())
          .contains("\"totals\":{\"received\":3,\"accepted\":1,\"duplicates\":0,\"rejected\":2}");
      assertThat(send(request(lenient, "/v1/crossings", "nobody", "text/csv", body)).body())
          .contains("\"totals\":{\"received\":3,\"accepted\":3,\"duplicates\":0,\"rejected\":0}");
      assertThat(send(HttpRequest.newBuilder(uri(strict, "/metrics")).build()).body())
          .contains("borderflow_unknown_posts 0.0", "borderflow_records_unknown_post_total 0.0");
      assertThat(send(HttpRequest.newBuilder(uri(lenient, "/metrics")).build()).body())
          .contains("borderflow_unknown_posts 1.0", "borderflow_records_unknown_post_total 2.0");
    }
  }

  private static PostRegister register() {
    return PostRegister.of(
        "posts.csv", new ByteArrayInputStream("border_post\nAKL\n".getBytes(UTF_8)));
  }

  private static IntakeTls tls() {
    return new IntakeTls(
        KeyedCertificate.of(dir.resolve("intake.pem"), dir.resolve("intake.key")),
        Certificates.of(authority.certificate()));
  }

  /** Enters an agency that comes with a certificate, in a file of its name. */
  private static void bind(AgencyRegister register, Agency agency) {
    String fingerprint = Fingerprint.of(Certificates.of(authority.sign(agency.name())).get(0));
    register.bind(
        new Agency(
            agency.name(),
            agency.role(),
            agency.posts(),
            agency.rate(),
            agency.expires(),
            false,
            "",
            fingerprint,
            false));
  }

  private static HttpClient client(String caller) {
    return CLIENTS.computeIfAbsent(
        caller,
        name ->
            client(
                Files.exists(authority.key(name))
                    ? Optional.of(
                        KeyedCertificate.of(dir.resolve(name + ".pem"), authority.key(name)))
                    : Optional.empty()));
  }

  private static HttpClient client(Optional<KeyedCertificate> shown) {
    return HttpClient.newBuilder()
        .sslContext(TlsContexts.of(shown, Certificates.of(authority.certificate())))
        .build();
  }

  private static Door door(boolean requireKeys, Optional<IntakeTls> tls) {
    return door(requireKeys, tls, PostRegister.empty());
  }

  private static Door door(boolean requireKeys, Optional<IntakeTls> tls, PostRegister posts) {
    return Door.open(
        new Door.Settings(
            Door.LOOPBACK,
            0,
            tls,
            dir,
            requireKeys,
            PseudonymKey.generate(),
            posts,
            Optional.empty()),
        cluster.deployment().cluster(),
        cluster.deployment()::notReady);
  }

  private static Agency agency(
      String name, Role role, Set<String> posts, long rate, LocalDate expires) {
    return new Agency(name, role, posts, rate, expires, false, "");
  }

  private static URI uri(Door door, String path) {
    String scheme = door == tls || door == mtls ? "https" : "http";
    return URI.create(scheme + "://localhost:" + door.port() + path);
  }

  private static HttpRequest request(
      Door door, String path, String caller, String type, String body) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri(door, path)).header("Content-Type", type);
    return as(caller, builder).POST(BodyPublishers.ofString(body)).build();
  }

  private static HttpRequest withKey(String key, String body) {
    return HttpRequest.newBuilder(uri(open, "/v1/crossings"))
        .header("Content-Type", "text/csv")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static HttpRequest gzipped(byte[] body) {
    return packed(body).build();
  }

  private static HttpRequest gzipped(byte[] body, String key) {
    return packed(body).header("Idempotency-Key", key).build();
  }

  private static HttpRequest.Builder packed(byte[] body) {
    return HttpRequest.newBuilder(uri(open, "/v1/crossings"))
        .header("Content-Type", "text/csv")
        .header("Content-Encoding", "gzip")
        .POST(BodyPublishers.ofByteArray(body));
  }

  private static HttpRequest.Builder as(String caller, HttpRequest.Builder builder) {
    return KEYS.containsKey(caller)
        ? builder.header("Authorization", "Bearer " + KEYS.get(caller))
        : builder;
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return send("nobody", request);
  }

  private HttpResponse<String> send(String caller, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client(caller).send(request, BodyHandlers.ofString());
    description.covers(
        request.method(),
        request.uri().getPath(),
        answer.statusCode(),
        answer.headers(),
        answer.body());
    return answer;
  }

  private int get(Door door, String path, String caller) throws Exception {
    return send(caller, as(caller, HttpRequest.newBuilder(uri(door, path))).build()).statusCode();
  }

  /** Record ids in Kafka that came with a request; a rejected one has an exclamation mark. */
  private static List<String> storedBy(String run) {
    return stored((origin, id) -> origin.equals(run));
  }

  /** As above, of those that begin so. */
  private static List<String> stored(String prefix) {
    return stored((origin, id) -> id.matches(prefix + "\\d+"));
  }

  private interface Wanted {
    boolean is(String run, String recordId);
  }

  private static List<String> stored(Wanted wanted) {
    List<String> ids = new ArrayList<>();
    for (ReceivedCrossing crossing : Received.of(cluster.deployment(), ReceivedCrossing.class)) {
      if (wanted.is(crossing.getOrigin().getRun(), crossing.getRecordId())) {
        ids.add(crossing.getRecordId());
      }
    }
    cluster
        .deployment()
        .topics()
        .read(
            Topics.REJECTED.name(),
            record -> {
              Rejection rejection =
                  cluster
                      .deployment()
                      .serdes()
                      .value(Topics.REJECTED)
                      .deserializer()
                      .deserialize(Topics.REJECTED.name(), record.value());
              if (wanted.is(rejection.getOrigin().getRun(), rejection.getRecordId())) {
                ids.add("!" + rejection.getRecordId());
              }
            });
    return ids;
  }
}
