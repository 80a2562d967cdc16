package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.TopicSettings;
import org.borderflow.contract.Topics;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.topology.Names;
import org.borderflow.view.topic.ProgressWatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that asks who is there, and lets each do what it is for. */
class SecuredClusterTest {

  private static final List<String> NAMES =
      List.of("admin", "ingest", "streams", "view", "operator", "statistician", "agency");

  private static final Set<String> ALL =
      TopicSettings.all().stream()
          .map(TopicSettings::name)
          .collect(Collectors.toCollection(TreeSet::new));

  @TempDir private static Path dir;

  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;

  @BeforeAll
  static void start() throws IOException {
    String users =
        NAMES.stream()
            .map(name -> "user_" + name + "=\"" + name + "-secret\"")
            .collect(Collectors.joining(" "));
    Map<String, String> secured =
        Map.of(
            "listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name", "PLAINTEXT",
            "sasl.enabled.mechanisms", "PLAIN",
            "sasl.mechanism.inter.broker.protocol", "PLAIN",
            "listener.name.plaintext.plain.sasl.jaas.config", login("admin", users),
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            // The controller's listener, on which the broker is anonymous, is for itself alone.
            "super.users", "User:admin;User:ANONYMOUS");
    broker = EmbeddedBroker.start(dir.resolve("kafka"), 0, secured);
    registry = EmbeddedRegistry.start(dir.resolve("registry"), 0);
    for (String name : NAMES) {
      Properties properties = new Properties();
      properties.putAll(settings(name));
      try (var out = Files.newBufferedWriter(config(name))) {
        properties.store(out, null);
      }
    }
    assertThat(run("admin", "topics", "apply")).contains(Topics.RECEIVED.name());
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

  private static Path config(String name) {
    return dir.resolve(name + ".properties");
  }

  @AfterAll
  static void stop() {
    registry.close();
    broker.close();
  }

  @Test
  void everyRoleDoesWhatItIsForAndNothingElse() throws Exception {
    assertThat(run("admin", "acls", "plan", "--principal", "statistician=User:statistician"))
        .contains(
            "grant: allow User:ingest WRITE topic border-received-v1",
            "grant: allow User:streams ALL topic border-flows*",
            "grant: allow User:statistician READ topic border-public-flow-cells-v1")
        .doesNotContain("agency");
    run("admin", "acls", "apply", "--principal", "statistician=User:statistician");
    assertThat(run("admin", "acls", "plan", "--principal", "statistician=User:statistician"))
        .isEqualToIgnoringNewLines("Nothing differs.");

    workThroughIt();
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

    subscribe("statistician", "statistics-1");
    assertThatThrownBy(() -> subscribe("statistician", "border-flows"))
        .isInstanceOf(GroupAuthorizationException.class);
    assertThatThrownBy(() -> beginTransaction("ingest"))
        .isInstanceOf(TransactionalIdAuthorizationException.class);
    assertThat(told("agency", "acls", "plan")).contains("may not ask for access");
  }

  /** The services and the commands, each under its own name. */
  private void workThroughIt() throws IOException {
    try (Deployment streams =
            Deployment.on(
                cluster("streams"),
                dir.resolve("state"),
                RuleOptions.ruleBook("NZL", "12/16", "set-aside"),
                Duration.ofMillis(100));
        RecordPublisher ingest =
            new RecordPublisher(
                broker.bootstrapServers(), cluster("ingest").connection(), streams.serdes());
        ProgressWatch view = new ProgressWatch(cluster("view").connection(), streams.serdes())) {
      new Commuters(10, ingest).cross("ENTRY", "2024-01-10");
      ingest.tick(1, LocalDate.parse("2024-02-01"));
      streams.await(view, Names.CELLS_STAGE, 1, Duration.ofSeconds(60));
      Path who = Files.writeString(dir.resolve("who.csv"), "person_id\nP7\n");
      Path key = Files.writeString(dir.resolve("key"), HexFormat.of().formatHex(new byte[32]));
      assertThat(
              run(
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

  @Test
  void whoIsNotKnownIsToldSo() throws IOException {
    Path wrong = dir.resolve("wrong.properties");
    Files.writeString(
        wrong, Files.readString(config("ingest")).replace("ingest-secret", "no-secret"));
    assertThat(
            said(
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
            said(
                "topics",
                "plan",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--kafka-config",
                wrong.toString()))
        .contains("group.id is no security setting");
    assertThat(told("admin", "acls", "plan", "--principal", "clerk=User:x"))
        .contains("clerk is no role");
    assertThat(told("admin", "acls", "plan", "--principal", "view=everybody"))
        .contains("ROLE=User:NAME");
  }

  private static Deployment.Cluster cluster(String name) {
    return new Deployment.Cluster(broker.bootstrapServers(), registry.url(), settings(name));
  }

  /** From here on there is something in each topic that whoever may read it gets. */
  private static void fillEveryTopic() {
    assertThat(writable("admin")).isEqualTo(ALL);
  }

  /** The topics into which somebody could put a message of no meaning, where none is read. */
  private static Set<String> writable(String name) {
    Set<String> written = new TreeSet<>();
    Map<String, Object> config = new HashMap<>(cluster(name).connection());
    // Of whoever may write nowhere, an idempotent one tells so once and for all, not of a topic.
    config.put("enable.idempotence", false);
    for (String topic : ALL) {
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
        producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1})).get();
        written.add(topic);
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(AuthorizationException.class);
      } catch (AuthorizationException e) {
        assertThat(e.getMessage()).contains(topic);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return written;
  }

  /** The topics out of which somebody gets the message that is there. */
  private static Set<String> readable(String name) {
    Set<String> read = new TreeSet<>();
    for (String topic : ALL) {
      try (KafkaConsumer<byte[], byte[]> consumer = consumer(name, Map.of())) {
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        int seen = 0;
        while (seen == 0) {
          seen = consumer.poll(Duration.ofSeconds(10)).count();
        }
        read.add(topic);
      } catch (AuthorizationException e) {
        assertThat(e.getMessage()).contains(topic);
      }
    }
    return read;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String name, Map<String, String> more) {
    Map<String, Object> config = new HashMap<>(cluster(name).connection());
    config.putAll(more);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static void subscribe(String name, String group) {
    Map<String, String> own = Map.of("group.id", group, "auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(name, own)) {
      consumer.subscribe(List.of(Topics.PUBLIC_FLOW_CELLS.name()));
      int seen = 0;
      while (seen == 0) {
        seen = consumer.poll(Duration.ofSeconds(10)).count();
      }
    }
  }

  private static void beginTransaction(String name) {
    Map<String, Object> config = new HashMap<>(cluster(name).connection());
    config.put("transactional.id", "border-flows-mine");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
    }
  }

  private static String run(String as, String... args) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      assertThat(Main.run(as(as, args))).isEqualTo(Main.DONE);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }

  private static String told(String as, String... args) {
    return said(as(as, args));
  }

  private static String[] as(String name, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(
        List.of(
            "--bootstrap-servers",
            broker.bootstrapServers(),
            "--kafka-config",
            config(name).toString()));
    return all.toArray(String[]::new);
  }

  /** What a command that was misused has said. */
  private static String said(String... args) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(told, true, UTF_8));
    try {
      assertThat(Main.run(args)).isEqualTo(Main.MISUSE);
    } finally {
      System.setErr(before);
    }
    return told.toString(UTF_8);
  }
}
