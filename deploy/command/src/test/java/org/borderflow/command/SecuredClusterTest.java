package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.TopicSettings;
import org.borderflow.contract.Topics;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.ObservationStatus;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.topology.Names;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.view.topic.ProgressWatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that asks who is there, and lets each do what it is for. */
@Tag("slow")
class SecuredClusterTest {

  private static final List<String> NAMES =
      List.of(
          "admin",
          "ingest",
          "streams",
          "view",
          "operator",
          "statistician",
          "agency",
          "house",
          "subscriber");

  private static final Set<String> ALL =
      TopicSettings.all().stream()
          .map(TopicSettings::name)
          .collect(Collectors.toCollection(TreeSet::new));

  private static final Set<String> CLEARING =
      TopicSettings.clearing().stream()
          .map(TopicSettings::name)
          .collect(Collectors.toCollection(TreeSet::new));

  @TempDir private static Path dir;

  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;
  private static SecuredCluster cluster;

  @BeforeAll
  static void start() {
    String users =
        NAMES.stream()
            .map(name -> "user_" + name + "=\"" + name + "-secret\"")
            .collect(Collectors.joining(" "));
    Map<String, String> secured = new HashMap<>(SecuredCluster.guarded("SASL_PLAINTEXT"));
    secured.put("sasl.enabled.mechanisms", "PLAIN");
    secured.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    secured.put("listener.name.plaintext.plain.sasl.jaas.config", login("admin", users));
    broker = EmbeddedBroker.start(dir.resolve("kafka"), 0, secured);
    registry = EmbeddedRegistry.start(dir.resolve("registry"), 0);
    cluster = new SecuredCluster(dir, broker.bootstrapServers(), registry.url());
    NAMES.forEach(name -> cluster.give(name, settings(name)));
    assertThat(cluster.run("admin", "topics", "apply")).contains(Topics.RECEIVED.name());
  }

  private static String login(String name, String users) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
        + name
        + "\" password=\""
        + name
        + "-secret\" "
        + users
        + ";";
  }

  private static Map<String, String> settings(String name) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config", login(name, ""));
  }

  @AfterAll
  static void stop() {
    registry.close();
    broker.close();
  }

  @Test
  @Timeout(300)
  void everyRoleDoesWhatItIsForAndNothingElse() throws Exception {
    assertThat(acls("plan"))
        .contains(
            "grant: allow User:ingest WRITE topic border-received-v1",
            "grant: allow User:streams ALL topic border-flows*",
            "grant: allow User:statistician READ topic border-public-flow-cells-v1",
            "grant: allow User:house WRITE topic clearing-deposits-v1",
            "grant: allow User:subscriber READ topic border-public-flow-cells-v1")
        .doesNotContain("agency");
    acls("apply");
    assertThat(acls("plan")).isEqualToIgnoringNewLines("Nothing differs.");

    workThroughIt();
    runClearingHouse();
    fillEveryTopic();
    String rejected = Topics.REJECTED.name();
    String awaiting = Topics.AWAITING_TARGET.name();
    String publicCells = Topics.PUBLIC_FLOW_CELLS.name();
    String publicLengths = Topics.PUBLIC_STAY_LENGTHS.name();
    String progress = Topics.PROGRESS.name();
    assertThat(readable("agency")).isEmpty();
    assertThat(writable("agency")).isEmpty();
    assertThat(readable("statistician")).containsExactlyInAnyOrder(publicCells, publicLengths);
    assertThat(writable("statistician")).isEmpty();
    assertThat(readable("ingest"))
        .containsExactlyInAnyOrder(rejected, awaiting, Topics.RESUBMITTED.name());
    assertThat(writable("ingest")).containsExactlyInAnyOrder(Topics.RECEIVED.name(), rejected);
    assertThat(readable("view"))
        .containsExactlyInAnyOrder(
            Topics.FLOW_CELLS.name(),
            publicCells,
            Topics.STAY_LENGTHS.name(),
            publicLengths,
            progress);
    assertThat(writable("view")).isEmpty();
    assertThat(readable("streams"))
        .containsExactlyInAnyOrder(
            Topics.RECEIVED.name(), Topics.CROSSINGS.name(), progress, Topics.DEAD_LETTERS);
    assertThat(writable("streams"))
        .doesNotContain(Topics.RECEIVED.name(), Topics.RESUBMITTED.name())
        .contains(Topics.OUTCOMES.name(), publicCells, Topics.STAY_LENGTHS.name(), publicLengths);
    assertThat(readable("operator")).isEqualTo(ALL);
    assertThat(writable("operator")).isEqualTo(ALL);
    assertThat(readable("subscriber")).containsExactlyInAnyOrder(publicCells, progress);
    assertThat(writable("subscriber")).isEmpty();
    assertThat(readable("house")).isEmpty();
    assertThat(writable("house")).isEmpty();
    assertThat(cluster.readable("house", CLEARING))
        .containsExactlyInAnyOrder(Topics.CLEARING_DEPOSITS.name(), Topics.CLEARING_REPORTS.name());
    assertThat(cluster.writable("house", CLEARING)).isEqualTo(CLEARING);
    for (String other : List.of("agency", "ingest", "streams", "subscriber", "statistician")) {
      assertThat(cluster.writable(other, CLEARING)).as(other).isEmpty();
    }
    assertThat(cluster.readable("agency", CLEARING)).isEmpty();
    assertThat(cluster.readable("subscriber", CLEARING)).isEmpty();

    subscribe("statistician", "statistics-1");
    assertThatThrownBy(() -> subscribe("statistician", "border-flows"))
        .isInstanceOf(GroupAuthorizationException.class);
    assertThatThrownBy(() -> beginTransaction("ingest"))
        .isInstanceOf(TransactionalIdAuthorizationException.class);
    assertThat(cluster.told("agency", "acls", "plan")).contains("may not ask for access");
  }

  private static String acls(String verb) {
    return cluster.run(
        "admin",
        "acls",
        verb,
        "--principal",
        "statistician=User:statistician",
        "--principal",
        "clearing-house=User:house",
        "--principal",
        "subscriber=User:subscriber");
  }

  /** The services and the commands, each under its own name. */
  private void workThroughIt() throws IOException {
    try (Deployment streams =
            Deployment.on(
                cluster.as("streams"),
                dir.resolve("state"),
                RuleOptions.ruleBook("NZL", "12/16", "set-aside"),
                CommitInterval.ofMillis(100));
        RecordPublisher ingest =
            new RecordPublisher(
                broker.bootstrapServers(), cluster.as("ingest").connection(), streams.serdes());
        ProgressWatch view = new ProgressWatch(cluster.as("view").connection(), streams.serdes())) {
      new Commuters(10, ingest).cross("ENTRY", "2024-01-10");
      ingest.tick(1, LocalDate.parse("2024-02-01"));
      streams.await(view, Names.CELLS_STAGE, 1, Duration.ofSeconds(60));
      Path who = Files.writeString(dir.resolve("who.csv"), "person_id\nP7\n");
      Path key = Files.writeString(dir.resolve("key"), HexFormat.of().formatHex(new byte[32]));
      assertThat(
              cluster.run(
                  "operator",
                  "erase",
                  who.toString(),
                  "--pseudonym-key",
                  key.toString(),
                  "--registry",
                  registry.url()))
          .contains("erased: 1 identities, 1 records");
    }
  }

  /** A clearing-house, its topics on the cluster from which it also deposits public cells. */
  private static void runClearingHouse() throws Exception {
    tellPublicCell();
    Path file = dir.resolve("fj.json");
    Files.writeString(
        file,
        """
        {"bootstrapServers": "%s", "registry": "%s", "kafkaConfig": "subscriber.properties",
         "definition": %s}
        """
            .formatted(broker.bootstrapServers(), registry.url(), Depositor.definition("FJI")));
    ClearingDoor.Settings settings =
        new ClearingDoor.Settings(
            "127.0.0.1",
            0,
            dir.resolve("house"),
            false,
            null,
            List.of(SubscriptionFile.read(file)),
            Duration.ZERO);
    try (ClearingDoor door = ClearingDoor.open(settings, cluster.as("house"))) {
      Depositor office = new Depositor(door.port());
      while (office.json("/v1/deposits").isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(office.json("/v1/matrix").at("/0/destinationReport/value").asInt()).isEqualTo(99);
      // As soon as it is told.
      assertThat(cluster.readable("statistician", CLEARING))
          .containsExactly(Topics.CLEARING_PUBLIC_MATRIX.name());
    }
  }

  /** As the streams of a deployment tell it, as of a day. */
  private static void tellPublicCell() throws Exception {
    Deployment deployment = Deployment.elsewhere(cluster.as("admin"));
    Map<String, Object> connection = cluster.as("admin").connection();
    FlowCellKey key =
        new FlowCellKey(
            "M",
            "FJI",
            "A",
            "MIGRANTS",
            "12/16",
            "_T",
            "_T",
            "_T",
            "_T",
            "_T",
            "_T",
            "_T",
            "AUS",
            "_T",
            "2023-01");
    PublicFlowCell cell =
        PublicFlowCell.newBuilder()
            .setObsValue(99L)
            .setObsStatus(ObservationStatus.A)
            .setConfStatus(ConfidentialityStatus.P)
            .build();
    Progress day = new Progress(1L, LocalDate.parse("2024-05-31"), 1, Map.of());
    try (KafkaProducer<FlowCellKey, PublicFlowCell> cells =
            new KafkaProducer<>(
                connection,
                deployment.serdes().key(Topics.PUBLIC_FLOW_CELLS).serializer(),
                deployment.serdes().value(Topics.PUBLIC_FLOW_CELLS).serializer());
        KafkaProducer<ProgressKey, Progress> progress =
            new KafkaProducer<>(
                connection,
                deployment.serdes().key(Topics.PROGRESS).serializer(),
                deployment.serdes().value(Topics.PROGRESS).serializer())) {
      cells.send(new ProducerRecord<>(Topics.PUBLIC_FLOW_CELLS.name(), 0, key, cell)).get();
      ProgressKey stage = new ProgressKey(Names.CELLS_STAGE, 0);
      progress.send(new ProducerRecord<>(Topics.PROGRESS.name(), 0, stage, day)).get();
    }
  }

  @Test
  void aSubscriptionSaysWhereItsSecurityIsWrong() throws IOException {
    Path file = dir.resolve("au.json");
    Files.writeString(
        file,
        "{\"bootstrapServers\": \"h:1\", \"registry\": \"http://h\", \"kafkaConfig\": \"none\"}");
    assertThat(SecuredCluster.said("clearing-house", "--subscribe", file.toString()))
        .contains("au.json: kafkaConfig: ", "none cannot be read");
  }

  @Test
  void whoIsNotKnownIsToldSo() throws IOException {
    Path wrong = dir.resolve("wrong.properties");
    Files.writeString(
        wrong, Files.readString(cluster.config("ingest")).replace("ingest-secret", "no-secret"));
    assertThat(
            SecuredCluster.said(
                "topics",
                "plan",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--kafka-config",
                wrong.toString()))
        .contains("--kafka-config: Kafka does not admit us")
        .doesNotContain("no-secret");
    Files.writeString(wrong, "sasl.mechanism=PLAIN\ngroup.id=mine\n");
    assertThat(
            SecuredCluster.said(
                "topics",
                "plan",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--kafka-config",
                wrong.toString()))
        .contains("group.id is no security setting");
    assertThat(cluster.told("admin", "acls", "plan", "--principal", "clerk=User:x"))
        .contains("clerk is no role");
    assertThat(cluster.told("admin", "acls", "plan", "--principal", "view=everybody"))
        .contains("ROLE=User:NAME");
  }

  /** From here on there is something in each topic that whoever may read it gets. */
  private static void fillEveryTopic() {
    assertThat(writable("admin")).isEqualTo(ALL);
  }

  private static Set<String> writable(String name) {
    return cluster.writable(name, ALL);
  }

  private static Set<String> readable(String name) {
    return cluster.readable(name, ALL);
  }

  private static void subscribe(String name, String group) {
    Map<String, String> own = Map.of("group.id", group, "auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer(name, own)) {
      consumer.subscribe(List.of(Topics.PUBLIC_FLOW_CELLS.name()));
      int seen = 0;
      while (seen == 0) {
        seen = consumer.poll(Duration.ofSeconds(10)).count();
      }
    }
  }

  private static void beginTransaction(String name) {
    Map<String, Object> config = new HashMap<>(cluster.as(name).connection());
    config.put("transactional.id", "border-flows-mine");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
    }
  }
}
