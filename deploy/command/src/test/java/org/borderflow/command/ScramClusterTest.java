package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.StringReader;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.admin.ConfigCommand;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.embedded.Loopback;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.tls.KeyedCertificate;
import org.borderflow.ingest.tls.TlsContexts;
import org.borderflow.topology.Names;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.view.topic.ProgressWatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that is spoken to in SASL/SCRAM over TLS, and a registry behind TLS that asks for names
 * and passwords. Everybody reaches both with the file that stands in {@code SECURITY.md}.
 */
@Tag("slow")
class ScramClusterTest {

  private static final Path DOCUMENT = Path.of("..", "SECURITY.md");
  private static final String FIRST_LINE = "# SASL/SCRAM over TLS\n";
  private static final String FILES = "/etc/borderflow";

  private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
  private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

  private static final List<String> NAMES =
      List.of("admin", "ingest", "clock", "streams", "view", "statistician");

  /** Of Kafka and of the registry. */
  private static final String SECRET = "-of-nobody-else";

  /** One whose secret is in the environment, in a variable that is always there. */
  private static final String OF_ENVIRONMENT = "view";

  private static final String VARIABLE = "PATH";

  private static final String WRONG = "not-the-password";

  @TempDir private static Path dir;

  private static TestAuthority authority;
  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;
  private static GuardedRegistry guard;
  private static SecuredCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    authority = new TestAuthority(dir, "ca");
    int port = Loopback.freePort();
    broker = EmbeddedBroker.start(dir.resolve("kafka"), port, secured(port));
    registry = EmbeddedRegistry.start(dir.resolve("registry"), 0);
    guard =
        new GuardedRegistry(
            registry.url(),
            TlsContexts.of(
                Optional.of(KeyedCertificate.of(authority.sign("guard"), authority.key("guard"))),
                List.of()),
            NAMES.stream()
                .collect(Collectors.toMap(Function.identity(), ScramClusterTest::secretOf)));
    cluster = new SecuredCluster(dir, "localhost:" + port, guard.url("localhost"));
    makeUsers();
    for (String name : NAMES) {
      cluster.give(name, documented(name, secretOf(name), secretOf(name)));
    }
    cluster.give(OF_ENVIRONMENT, documentedWithEnvironment(OF_ENVIRONMENT));
    assertThat(cluster.run("admin", "topics", "apply")).contains(Topics.RECEIVED.name());
    cluster.run("admin", "acls", "apply", "--principal", "statistician=User:statistician");
  }

  private static String secretOf(String name) {
    return name.equals(OF_ENVIRONMENT) ? System.getenv(VARIABLE) : name + SECRET;
  }

  private static Map<String, String> secured(int port) throws IOException {
    Path certificate = authority.sign("broker");
    Path both = dir.resolve("broker.both.pem");
    Files.writeString(
        both, Files.readString(authority.key("broker")) + Files.readString(certificate));
    Map<String, String> settings = new HashMap<>(SecuredCluster.guarded("SASL_SSL"));
    // By the name that its certificate is good for.
    settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
    settings.put("ssl.keystore.type", "PEM");
    settings.put("ssl.keystore.location", both.toString());
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", authority.certificate().toString());
    settings.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
    settings.put("listener.name.plaintext.scram-sha-512.sasl.jaas.config", SCRAM + " required;");
    // There is no user yet when a broker starts for the first time, itself included.
    settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.put("listener.name.plaintext.plain.sasl.jaas.config", first(" user_admin=\"first\""));
    return settings;
  }

  private static String first(String more) {
    return PLAIN + " required username=\"admin\" password=\"first\"" + more + ";";
  }

  /** As the document says, with what runs behind {@code kafka-configs.sh}. */
  private static void makeUsers() throws IOException {
    Path admin = dir.resolve("admin.properties");
    Files.write(
        admin,
        List.of(
            "security.protocol=SASL_SSL",
            "sasl.mechanism=PLAIN",
            "sasl.jaas.config=" + first(""),
            "ssl.truststore.type=PEM",
            "ssl.truststore.location=" + authority.certificate()));
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf("--bootstrap-server …");
    String documented = text.substring(begin, text.indexOf('`', begin));
    for (String name : NAMES) {
      ConfigCommand.main(
          Stream.of(documented.split("\\s+"))
              .map(word -> word.replace("'", ""))
              .map(word -> word.equals("…") ? cluster.bootstrapServers() : word)
              .map(word -> word.equals("admin.properties") ? admin.toString() : word)
              .map(word -> word.equals("streams") ? name : word)
              .map(word -> word.replace("…", secretOf(name)))
              .toArray(String[]::new));
    }
  }

  /** The file of the document, as this user has it. */
  private static Map<String, String> documented(String name, String ofKafka, String ofRegistry)
      throws IOException {
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf(FIRST_LINE);
    Path files = Files.createTempDirectory(dir, name);
    Files.copy(authority.certificate(), files.resolve("ca.pem"));
    Files.writeString(
        files.resolve("secrets.properties"),
        "kafka=" + ofKafka + "\nregistry=" + ofRegistry + "\n");
    Properties read = new Properties();
    read.load(
        new StringReader(
            text.substring(begin, text.indexOf("```", begin))
                .replace(FILES, files.toString())
                .replace("\"streams\"", "\"" + name + "\"")
                .replace("=streams:", "=" + name + ":")));
    Map<String, String> settings = new TreeMap<>();
    read.stringPropertyNames().forEach(each -> settings.put(each, read.getProperty(each)));
    return settings;
  }

  /** The same with secrets in the environment, as the document says. */
  private static Map<String, String> documentedWithEnvironment(String name) throws IOException {
    Map<String, String> settings = documented(name, "", "");
    settings.keySet().removeIf(setting -> setting.startsWith("config.providers"));
    settings.replaceAll(
        (setting, value) -> value.replaceAll("\\$\\{file:[^}]*}", "\\${env:" + VARIABLE + "}"));
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf("config.providers=env");
    Properties providers = new Properties();
    providers.load(new StringReader(text.substring(begin, text.indexOf("```", begin))));
    providers
        .stringPropertyNames()
        .forEach(each -> settings.put(each, providers.getProperty(each)));
    return settings;
  }

  @AfterAll
  static void stop() {
    guard.close();
    registry.close();
    broker.close();
  }

  @Test
  void aCrossingComesToThePageAndEverybodyDoesHisPart() throws Exception {
    assertThat(
            cluster.run("admin", "acls", "plan", "--principal", "statistician=User:statistician"))
        .isEqualToIgnoringNewLines("Nothing differs.");
    try (Deployment streams =
            Deployment.on(
                cluster.as("streams"),
                dir.resolve("state"),
                RuleOptions.ruleBook("NZL", "12/16", "set-aside"),
                CommitInterval.ofMillis(100));
        Door door = door("ingest");
        RecordPublisher clock =
            new RecordPublisher(
                cluster.bootstrapServers(),
                cluster.as("clock").connection(),
                new AvroSerdes(cluster.as("clock").registry()));
        ProgressWatch progress = streams.progress()) {
      assertThat(push(door).body()).contains("\"accepted\":1,");
      clock.tick(1, LocalDate.parse("2024-02-01"));
      streams.await(progress, Names.CELLS_STAGE, 1, Duration.ofSeconds(60));
    }
    try (ViewDoor view =
        ViewDoor.open(
            new ViewDoor.Settings(Door.LOOPBACK, 0, dir, dir, false, Set.of()),
            cluster.as("view"),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))) {
      while (get(view.port(), "/health/ready").statusCode() != 200) {
        Thread.onSpinWait();
      }
      assertThat(get(view.port(), "/v1/flows?measure=CROSSINGS&citizenship=FRA").body())
          .contains(",NZL,A,CROSSINGS,_Z,FRA,");
    }

    Set<String> cells =
        new TreeSet<>(List.of(Topics.FLOW_CELLS.name(), Topics.PUBLIC_FLOW_CELLS.name()));
    assertThat(cluster.readable("view", cells)).isEqualTo(cells);
    assertThat(cluster.readable("statistician", cells))
        .containsExactly(Topics.PUBLIC_FLOW_CELLS.name());
    assertThat(cluster.writable("view", cells)).isEmpty();
    assertThat(cluster.writable("ingest", cells)).isEmpty();
  }

  @Test
  void whoeverHasAWrongPasswordIsToldSoInOneLine() throws Exception {
    cluster.give("mistaken", documented("streams", WRONG, "streams" + SECRET));
    String refused =
        ": --kafka-config: Kafka does not admit us: Authentication failed during authentication due"
            + " to invalid credentials with SASL mechanism SCRAM-SHA-512\n";

    assertThat(cluster.told("mistaken", "topics", "plan"))
        .isEqualTo("borderflow topics plan" + refused);
    assertThat(cluster.told("mistaken", "acls", "apply"))
        .isEqualTo("borderflow acls apply" + refused);
    assertThat(
            cluster.told(
                "mistaken", "streams", "--country=NZL", "--registry=" + guard.url("localhost")))
        .isEqualTo("borderflow streams" + refused);
    assertThat(cluster.told("mistaken", "clock", "--registry=" + guard.url("localhost")))
        .isEqualTo("borderflow clock" + refused);
    try (Door door = door("mistaken")) {
      HttpResponse<String> ready = get(door.port(), "/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("Kafka does not admit us");
      assertThat(push(door).statusCode()).isEqualTo(503);
    }
    assertThat(Files.readString(Path.of(LogFile.path()))).doesNotContain(WRONG, SECRET);
  }

  @Test
  void whomTheRegistryDoesNotKnowIsToldSoInOneLine() throws Exception {
    cluster.give("unknown", documented("streams", "streams" + SECRET, WRONG));

    assertThat(askingRegistry("unknown", "localhost"))
        .isEqualTo(
            "borderflow streams: --kafka-config: the schema registry does not admit us: status 401\n");
    assertThat(Files.readString(Path.of(LogFile.path()))).doesNotContain(WRONG, SECRET);
  }

  @Test
  void theRegistryIsBelievedByItsCertificateOnly() throws Exception {
    String refused = "borderflow streams: --kafka-config: no TLS with the schema registry: ";
    assertThat(askingRegistry("streams", Loopback.ADDRESS)).startsWith(refused).hasLineCount(1);

    Map<String, String> settings = documented("streams", "streams" + SECRET, "");
    TestAuthority stranger =
        new TestAuthority(Files.createDirectories(dir.resolve("stranger")), "ca");
    String trusted = "schema.registry.ssl.truststore.location";
    settings.put(trusted, stranger.certificate().toString());
    cluster.give("credulous", settings);
    assertThat(askingRegistry("credulous", "localhost")).startsWith(refused).hasLineCount(1);

    settings.put(trusted, dir.resolve("no.pem").toString());
    cluster.give("forgetful", settings);
    assertThat(askingRegistry("forgetful", "localhost"))
        .startsWith("borderflow streams: --kafka-config: of no use for the schema registry: ")
        .hasLineCount(1);
  }

  private static String askingRegistry(String name, String host) {
    return cluster.told(name, "streams", "--country=NZL", "--registry=" + guard.url(host));
  }

  private static Door door(String name) {
    return Door.open(
        new Door.Settings(
            Door.LOOPBACK,
            0,
            Optional.empty(),
            dir,
            false,
            PseudonymKey.of(new byte[32]),
            PostRegister.empty(),
            Optional.empty()),
        cluster.as(name),
        Optional::empty);
  }

  private static HttpResponse<String> push(Door door) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri(door.port(), "/v1/crossings"))
                .header("Content-Type", "text/csv")
                .POST(
                    BodyPublishers.ofString(
                        """
                        record_id,direction,crossed_at,border_post,person_id,citizenship
                        r1,ENTRY,2024-01-10,NZAKL,P1,FRA
                        """,
                        UTF_8))
                .build(),
            BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    HttpRequest question =
        HttpRequest.newBuilder(uri(port, path)).header("Accept", "text/csv").build();
    return HttpClient.newHttpClient().send(question, BodyHandlers.ofString());
  }

  private static URI uri(int port, String path) {
    return URI.create("http://" + Loopback.ADDRESS + ":" + port + path);
  }
}
