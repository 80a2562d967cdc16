package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.embedded.PortInUse;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.ObservationStatus;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Role;
import org.borderflow.topology.Names;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells in a real topic, read as statisticians read them: by the page, in the terminal. */
class StatisticiansTest {

  private static final Path PAGE = Path.of("..", "..", "streams", "view", "FOR-STATISTICIANS.md");

  @TempDir private static Path dir;
  private static BareCluster cluster;
  private static ViewDoor view;
  private static String url;

  @BeforeAll
  static void start() throws Exception {
    cluster = BareCluster.start(dir.resolve("data"));
    try (Producer<byte[], byte[]> producer = producer()) {
      send(producer, Topics.PUBLIC_FLOW_CELLS, key("A", "2024-02"), cell(24L, "A", "P"));
      send(producer, Topics.PUBLIC_FLOW_CELLS, key("A", "2024-03"), cell(21L, "P", "P"));
      send(producer, Topics.PUBLIC_FLOW_CELLS, key("A", "2024-03"), cell(18L, "P", "P"));
      send(producer, Topics.PUBLIC_FLOW_CELLS, key("D", "2024-03"), cell(null, "P", "C"));
      send(producer, Topics.PUBLIC_FLOW_CELLS, key("D", "2024-04"), cell(9L, "P", "P"));
      send(producer, Topics.PUBLIC_FLOW_CELLS, key("D", "2024-04"), null);
      send(
          producer,
          Topics.FLOW_CELLS,
          key("D", "2024-03"),
          new FlowCell(2L, 3L, 5L, 3_250L, 2_000L, 4_100L, 615));
      send(
          producer,
          Topics.PUBLIC_STAY_LENGTHS,
          new StayLengthKey("NZL", "A", "N1T3", "2024"),
          new PublicStayLength(9L, ConfidentialityStatus.P));
      send(
          producer,
          Topics.PUBLIC_STAY_LENGTHS,
          new StayLengthKey("NZL", "A", "N_GE730", "2024"),
          new PublicStayLength(null, ConfidentialityStatus.C));
      send(
          producer,
          Topics.PROGRESS,
          new ProgressKey(Names.CELLS_STAGE, 0),
          new Progress(1L, LocalDate.of(2024, 4, 30), 1, Map.of()));
    }
    view = open(0);
    url = "http://localhost:" + view.port();
    while (ask("/health/ready").statusCode() != 200
        || ask("/v1/stay-lengths").statusCode() != 200
        || !ask("/metrics").body().contains("borderflow_view_cells{cells=\"exact\"} 1.0")) {
      assertThat(ask("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    view.close();
    cluster.close();
  }

  private static ViewDoor open(int port) {
    return ViewDoor.open(
        new ViewDoor.Settings(
            Door.LOOPBACK, port, dir.resolve("data"), dir.resolve("data"), false, Set.of()),
        cluster.deployment().cluster(),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private static Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        cluster.deployment().connection(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static <K extends SpecificRecord, V extends SpecificRecord> void send(
      Producer<byte[], byte[]> producer, Topic<K, V> topic, K key, V value) throws Exception {
    AvroSerdes serdes = cluster.deployment().serdes();
    byte[] keyBytes = serdes.key(topic).serializer().serialize(topic.name(), key);
    byte[] valueBytes =
        value == null ? null : serdes.value(topic).serializer().serialize(topic.name(), value);
    producer.send(new ProducerRecord<>(topic.name(), keyBytes, valueBytes)).get();
  }

  private static FlowCellKey key(String direction, String period) {
    return new FlowCellKey(
        "M",
        "NZL",
        direction,
        "MIGRANTS",
        "12/16",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        period);
  }

  private static PublicFlowCell cell(Long value, String status, String confidentiality) {
    return new PublicFlowCell(
        value, ObservationStatus.valueOf(status), ConfidentialityStatus.valueOf(confidentiality));
  }

  /**
   * Asks.
   *
   * @param headers name, value, name, value …
   */
  private static HttpResponse<String> ask(String path, String... headers) throws Exception {
    HttpRequest.Builder question = HttpRequest.newBuilder(URI.create(url + path));
    for (int i = 0; i < headers.length; i += 2) {
      question.header(headers[i], headers[i + 1]);
    }
    return HttpClient.newHttpClient().send(question.build(), BodyHandlers.ofString());
  }

  @TestFactory
  Stream<DynamicTest> everyCommandAnswersAsThePageSays() throws IOException {
    RunnablePage page =
        new RunnablePage(
            PAGE,
            dir,
            Map.of(
                "VIEW", url,
                "KAFKA", cluster.deployment().bootstrapServers(),
                "REGISTRY", cluster.deployment().registryUrl()));
    List<DynamicTest> tests =
        page.tests(
            Map.of(
                "curl ", "command -v curl",
                "python3 ", "command -v python3",
                "Rscript ", "command -v Rscript",
                "consume.py", "python3 -c 'import confluent_kafka.schema_registry.avro'"));
    assertThat(tests).hasSize(4);
    return tests.stream();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/flows              | Accept | text/csv                                     | 200
          /v1/flows?limit=1      | Accept | application/json                             | 200
          /v1/flows              | Accept | application/vnd.sdmx.data+csv;version=2.0.0  | 200
          /v1/flows              | Accept | application/vnd.sdmx.data+json;version=2.0.0 | 200
          /v1/flows              | If-None-Match | *                                     | 304
          /v1/flows?sex=x        | Accept | text/csv                                     | 400
          /v1/flows?x=1          | Accept | text/csv                                     | 400
          /v1/flows              | Authorization | Bearer nobody                         | 401
          /v1/flows?asOf=2020-01-01 | Accept | text/csv                                  | 404
          /v1/flows              | Accept | application/xml                              | 406
          /v1/flows/stream?x=1   | Accept | text/event-stream                            | 400
          /v1/flows/stream       | Authorization | Bearer nobody                         | 401
          /v1/stay-lengths       | Accept | */*                                          | 200
          /v1/stay-lengths?year=2024 | Accept | application/json                         | 200
          /v1/stay-lengths       | If-None-Match | *                                     | 304
          /v1/stay-lengths?direction=NET | Accept | */*                                  | 400
          /v1/stay-lengths       | Authorization | Bearer nobody                         | 401
          /v1/stay-lengths?asOf=2024-04-30 | Accept | text/csv                           | 200
          /v1/stay-lengths?release=1 | Accept | text/csv                                 | 404
          /v1/stay-lengths       | Accept | application/xml                              | 406
          /v1/structure          | Accept | */*                                          | 200
          /v1/structure          | Accept | application/json                             | 200
          /v1/structure          | If-None-Match | *                                     | 304
          /v1/structure?x=1      | Accept | */*                                          | 400
          /v1/structure          | Authorization | Bearer nobody                         | 401
          /v1/structure          | Accept | text/csv                                     | 406
          /v1/status             | Accept | */*                                          | 200
          /v1/status?x=1         | Accept | */*                                          | 400
          /v1/status             | Authorization | Bearer nobody                         | 401
          /health/live           | Accept | */*                                          | 200
          /health/ready          | Accept | */*                                          | 200
          /metrics               | Accept | */*                                          | 200
          /metrics               | Authorization | Bearer nobody                         | 401
          /openapi.json          | Accept | */*                                          | 200
          """)
  void everyAnswerIsAsTheServiceDescribesIt(String path, String header, String value, int status)
      throws Exception {
    ServedDescription description = new ServedDescription(ask("/openapi.json").body());

    HttpResponse<String> answer = ask(path, header, value);

    assertThat(answer.statusCode()).isEqualTo(status);
    description.covers(
        "GET", path.replaceFirst("\\?.*", ""), status, answer.headers(), answer.body());
  }

  @Test
  void theTerminalPrintsATable() {
    assertThat(flows("--direction", "A,D", "--from", "2024-03").text())
        .isEqualTo(
            """
            period   dir  measure              rule          value  s  c  of
            2024-03  A    MIGRANTS             12/16            18  P  P
            2024-03  D    MIGRANTS             12/16            ..  P  C
            """);
  }

  @Test
  void theTerminalPrintsWhatTheViewServes() throws Exception {
    assertThat(flows("--format", "csv", "--direction", "A", "--borderPost", "_T").text())
        .isEqualTo(ask("/v1/flows?direction=A").body());
    assertThat(flows("--format", "json", "--border-post", "_T", "--to", "2024-02").text())
        .contains("\"timePeriod\":\"2024-02\"")
        .doesNotContain("2024-03");
  }

  @Test
  void theTerminalPrintsExactCellsForTheConfidentialRole() throws IOException {
    String key =
        new AgencyRegister(dir.resolve("data"))
            .add(new Agency("OFFICE", Role.CONFIDENTIAL, Set.of(), 0, null, false, ""));
    Path file = Files.writeString(dir.resolve("office.key"), "The key:\n" + key + "\n");

    assertThat(flows("--format", "csv", "--key-file", file.toString()).text())
        .contains("2024-03,3.250,P,N,2024-04-30,2,3,2.000,4.100,0.615")
        .doesNotContain("2024-02");
  }

  @Test
  @Timeout(60)
  void theTerminalFollowsWhatChanges() throws Exception {
    FlowCellKey nights = FlowCellKey.newBuilder(key("D", "2023-12")).setMeasure("NIGHTS").build();
    Path told = dir.resolve("followed.txt");
    PrintStream out = System.out;
    System.setOut(new PrintStream(Files.newOutputStream(told), true, UTF_8));
    Thread following =
        new Thread(
            () -> Main.run("flows", "--url", url, "--to", "2023", "--format", "csv", "--follow"));
    following.setDaemon(true); // it follows until the process ends
    following.start();
    await(told, "SHARE_FINAL\n");
    System.setOut(out);
    try (Producer<byte[], byte[]> producer = producer()) {
      send(producer, Topics.PUBLIC_FLOW_CELLS, nights, cell(27L, "A", "P"));
      await(told, ",NIGHTS,12/16,_T,_T,_T,_T,_T,_T,_T,_T,_T,2023-12,27,A,P,2024-04-30,,,,,\n");
      send(producer, Topics.PUBLIC_FLOW_CELLS, nights, null);
      await(told, ",D,M,NZL,D,NIGHTS,12/16,_T,_T,_T,_T,_T,_T,_T,_T,_T,2023-12,,,,");
    }
  }

  private static void await(Path file, String text) throws IOException {
    while (!Files.readString(file).contains(text)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatTheViewRefusesIsSaidInOneLine() throws IOException {
    Path file = Files.writeString(dir.resolve("no.key"), "nobody\n");

    assertThat(flows("--sex", "female"))
        .isEqualTo(new Told(Main.MISUSE, "", "borderflow flows: sex: is one of _T, F, M, X, U\n"));
    assertThat(flows("--key-file", file.toString()).errors()).contains("flows: --key-file: no key");
    assertThat(flows("--format", "xml").status()).isEqualTo(Main.MISUSE);
  }

  @Test
  void aPortInUseIsSaidWithItsOption() {
    assertThatThrownBy(() -> open(view.port()))
        .isInstanceOf(PortInUse.class)
        .hasMessageContaining("--view-port");
  }

  private record Told(int status, String text, String errors) {}

  private static Told flows(String... options) {
    List<String> line =
        Stream.concat(Stream.of("flows", "--url", url), Stream.of(options)).toList();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(new PrintStream(text, true, UTF_8));
    System.setErr(new PrintStream(errors, true, UTF_8));
    try {
      int status = Main.run(line.toArray(String[]::new));
      return new Told(status, text.toString(UTF_8), errors.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
