package org.borderflow.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.ingest.FileIntake;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.Names;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.view.topic.ProgressWatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing a person from a real broker and a real registry, down to the bytes of the topics. */
class EraseTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int TRAVELLERS = 40;
  private static final byte[] KEY = new byte[32];

  /** So that compaction, which usually takes hours, is over in seconds. */
  private static final Map<String, String> QUICK_COMPACTION =
      Map.of(
          "log.cleaner.backoff.ms", "100",
          "log.cleaner.threads", "2",
          "log.cleaner.min.cleanable.ratio", "0.0",
          "log.cleaner.delete.retention.ms", "1",
          "log.roll.ms", "1000",
          // Kafka's own compacted topics are to take little of that.
          "offsets.topic.num.partitions", "1",
          "transaction.state.log.num.partitions", "1");

  @TempDir private Path dir;

  private long tick;

  @Tag("long")
  @Test
  void afterCompactionNoByteOfThePersonIsLeftAndNoCellHasMoved() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("kafka"), 0, QUICK_COMPACTION);
        EmbeddedRegistry registry = EmbeddedRegistry.start(dir.resolve("registry"), 0);
        Deployment deployment =
            Deployment.on(
                new Deployment.Cluster(broker.bootstrapServers(), registry.url()),
                dir.resolve("state"),
                RuleOptions.ruleBook("NZL", "12/16", "set-aside"),
                CommitInterval.ofMillis(100));
        RecordPublisher publisher = deployment.publisher();
        ProgressWatch progress = deployment.progress()) {
      Commuters everybody = new Commuters(TRAVELLERS, publisher);
      everybody.cross("ENTRY", "2023-01-10");
      everybody.cross("EXIT", "2023-01-20");
      everybody.cross("ENTRY", "2023-11-10");
      linkToAnother(publisher);
      dayComes("2023-12-01", deployment, publisher, progress);
      Map<String, String> cells = latest(Topics.FLOW_CELLS, deployment);
      Map<String, String> published = latest(Topics.PUBLIC_FLOW_CELLS, deployment);
      Map<String, String> lengths = latest(Topics.STAY_LENGTHS, deployment);
      assertThat(lengths).isNotEmpty();
      Traveller person = new Pseudonyms(PseudonymKey.of(KEY)).ofPerson("local", "P39");
      assertThat(topicsThatName(person, deployment))
          .contains(
              Topics.RECEIVED.name(),
              Topics.CROSSINGS.name(),
              Topics.OUTCOMES.name(),
              Topics.PROBABILITIES.name(),
              Topics.STAYS.name(),
              "border-flows-records-changelog",
              "border-flows-histories-changelog");
      int received = Received.of(deployment, org.borderflow.schemas.ReceivedCrossing.class).size();

      assertThat(erase(broker, registry)).contains("erased: 2 identities, 4 records");

      // Behind a day nothing is yet to be told of what is pending.
      dayComes("2023-12-01", deployment, publisher, progress);
      assertThat(latest(Topics.FLOW_CELLS, deployment)).containsExactlyEntriesOf(cells);
      assertThat(latest(Topics.PUBLIC_FLOW_CELLS, deployment)).containsExactlyEntriesOf(published);
      assertThat(latest(Topics.STAY_LENGTHS, deployment)).containsExactlyEntriesOf(lengths);
      assertThat(topicsThatName(person, deployment))
          .doesNotContain(Topics.RECEIVED.name(), Topics.CROSSINGS.name());
      assertThat(Received.of(deployment, org.borderflow.schemas.ReceivedCrossing.class))
          .hasSize(received - 4);
      assertThat(Received.of(deployment, Erasure.class))
          .isNotEmpty()
          .allMatch(trace -> trace.getTravellers().isEmpty() && trace.getIdentities() == 2);
      assertThat(erase(broker, registry)).contains("Nothing is known");

      // What others do goes on, and with it the log cleaner.
      LocalDate day = LocalDate.parse("2023-12-01");
      long begun = System.nanoTime();
      Set<String> left = topicsThatName(person, deployment);
      while (!left.isEmpty()) {
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).as("%s", left).isLessThan(PATIENCE);
        day = day.plusDays(1);
        theOthersCross(publisher, day);
        dayComes(day.toString(), deployment, publisher, progress);
        left.retainAll(topicsThatName(person, left, deployment));
      }

      assertThat(topicsThatName(person, deployment)).isEmpty();

      everybody.cross("EXIT", "2030-01-20");
      dayComes("2030-01-21", deployment, publisher, progress);
      assertThat(outcomesOf(person, deployment)).isEqualTo(1);
      assertThat(progress.totals(Names.RECORDS_STAGE)).containsEntry("duplicates", 0L);
    }
  }

  /** A second identity, under which nobody crosses. */
  private static void linkToAnother(RecordPublisher publisher) {
    IntakeSettings settings =
        new IntakeSettings(
            "local",
            "links",
            new Pseudonyms(PseudonymKey.of(KEY)),
            PostRegister.empty(),
            LocalDate.parse("2023-11-10"));
    String csv =
        "record_id,record_type,person_id,linked_person_id\nl,IDENTITY_LINK,P39,someone else\n";
    new FileIntake(settings, publisher)
        .read("links", new ByteArrayInputStream(csv.getBytes(UTF_8)), ReadingFormat.CSV);
    publisher.flush();
  }

  private void theOthersCross(RecordPublisher publisher, LocalDate day) {
    new Commuters(TRAVELLERS - 1, publisher)
        .cross(day.getDayOfMonth() % 2 == 0 ? "EXIT" : "ENTRY", day.toString());
  }

  @Tag("long")
  @Test
  void aStoppedDirectoryIsErasedFromAndReleasesSaySo() throws IOException {
    Path crossings = dir.resolve("crossings.csv");
    Files.writeString(
        crossings,
        "record_id,direction,crossed_at,border_post,document_issuer,document_number,citizenship\n"
            + "a,ENTRY,2023-01-10,NZAKL,AUS,N123,AUS\n"
            + "b,EXIT,2023-01-20,NZAKL,AUS,N-123,AUS\n"
            + "c,ENTRY,2023-01-10,NZAKL,FRA,F9,FRA\n");
    String data = dir.resolve("data").toString();
    assertThat(
            run(
                "replay",
                "--country",
                "NZL",
                "--data",
                data,
                "--out",
                path("out"),
                path(crossings)))
        .contains("received");
    assertThat(run("release", "--as-of", "2023-03-31", "--data", data, "--out", path("first")))
        .contains("release 1");
    Path who = dir.resolve("who.csv");
    Files.writeString(who, "document_issuer,document_number\nAUS,n 123\n");

    assertThat(run("erase", path(who), "--data", data))
        .contains("erased: 1 identities, 2 records")
        .doesNotContain("123");
    assertThat(run("erase", path(who), "--data", data)).contains("Nothing is known");

    String[] again = {"release", "--number", "1", "--data", data, "--out", path("again")};
    assertThat(told(again)).contains("release 1 cannot be made again: 1 identities were erased");
    assertThat(run("release", "--as-of", "2023-03-31", "--data", data, "--out", path("second")))
        .contains("release 2");
    assertThat(dir.resolve("second").resolve("release.json"))
        .content()
        .contains("\"erased\" : 1", "\"crossings\" : 1");
    String[] second = {"release", "--number", "2", "--data", data, "--out", path("2")};
    assertThat(run(second)).contains("release 2");
  }

  @Test
  void whoIsToBeErasedIsNeverRepeated() throws IOException {
    Path who = dir.resolve("who.csv");
    Files.writeString(who, "document_issuer,document_number\nATLANTIS,N123\n");
    Path key = dir.resolve("pseudonym.key");
    Files.writeString(key, HexFormat.of().formatHex(KEY));
    String[] erase = {
      "erase", path(who), "--data", dir.toString(), "--pseudonym-key", key.toString()
    };
    assertThat(told(erase)).contains("line 2: document_issuer").doesNotContain("ATLANTIS");
    Files.writeString(who, "traveller\nN123\n");
    assertThat(told(erase)).contains("line 2: traveller").doesNotContain("N123");
    Files.writeString(who, "traveller\n");
    assertThat(told(erase)).contains("nobody stands in it");
    assertThat(told("erase", path(who))).contains("either --data, or --bootstrap-servers");
  }

  private String erase(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
    Path who = dir.resolve("who.csv");
    Files.writeString(who, "person_id\nP39\n");
    Path key = dir.resolve("pseudonym.key");
    Files.writeString(key, HexFormat.of().formatHex(KEY));
    return run(
        "erase",
        path(who),
        "--pseudonym-key",
        key.toString(),
        "--bootstrap-servers",
        broker.bootstrapServers(),
        "--registry",
        registry.url());
  }

  private void dayComes(
      String date, Deployment deployment, RecordPublisher publisher, ProgressWatch progress) {
    tick++;
    publisher.tick(tick, LocalDate.parse(date));
    deployment.await(progress, Names.CELLS_STAGE, tick, Duration.ofSeconds(60));
  }

  /** By key, the latest value; both from behind the schema id. */
  private static Map<ByteBuffer, ByteBuffer> latest(Deployment deployment, String topic) {
    Map<ByteBuffer, ByteBuffer> latest = new HashMap<>();
    deployment
        .topics()
        .read(
            topic,
            record -> {
              if (record.value() == null) {
                latest.remove(ByteBuffer.wrap(record.key()));
              } else {
                latest.put(ByteBuffer.wrap(record.key()), ByteBuffer.wrap(record.value()));
              }
            });
    return latest;
  }

  /** The same, in words. */
  private static SortedMap<String, String> latest(Topic<?, ?> topic, Deployment deployment) {
    var keys = deployment.serdes().key(topic).deserializer();
    var values = deployment.serdes().value(topic).deserializer();
    SortedMap<String, String> latest = new TreeMap<>();
    latest(deployment, topic.name())
        .forEach(
            (key, value) ->
                latest.put(
                    keys.deserialize("", key.array()).toString(),
                    values.deserialize("", value.array()).toString()));
    return latest;
  }

  private static int outcomesOf(Traveller person, Deployment deployment) {
    var keys = deployment.serdes().key(Topics.OUTCOMES).deserializer();
    var values = deployment.serdes().value(Topics.OUTCOMES).deserializer();
    List<Outcome> outcomes = new ArrayList<>();
    latest(deployment, Topics.OUTCOMES.name())
        .forEach(
            (key, value) -> {
              if (keys.deserialize("", key.array()).getTraveller().equals(person)) {
                outcomes.add(values.deserialize("", value.array()));
              }
            });
    return outcomes.size();
  }

  /** All topics of the cluster in which the pseudonym stands anywhere, as bytes or as text. */
  private static Set<String> topicsThatName(Traveller person, Deployment deployment)
      throws Exception {
    try (Admin admin = Admin.create(deployment.connection())) {
      return topicsThatName(person, admin.listTopics().names().get(), deployment);
    }
  }

  private static Set<String> topicsThatName(
      Traveller person, Set<String> topics, Deployment deployment) {
    String bytes = new String(person.bytes(), ISO_8859_1);
    String hex = HexFormat.of().formatHex(person.bytes());
    Set<String> found = new TreeSet<>();
    for (String topic : topics) {
      deployment
          .topics()
          .read(
              topic,
              record -> {
                String held = latin(record.key()) + '\n' + latin(record.value());
                if (held.contains(bytes) || held.toLowerCase(Locale.ROOT).contains(hex)) {
                  found.add(topic);
                }
              });
    }
    return found;
  }

  private static String latin(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, ISO_8859_1);
  }

  private String path(String name) {
    return dir.resolve(name).toString();
  }

  private static String path(Path file) {
    return file.toString();
  }

  /** What a command that went well has printed. */
  private static String run(String... args) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      assertThat(Main.run(args)).isEqualTo(Main.DONE);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }

  /** What a command that failed has said. */
  private static String told(String... args) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(told, true, UTF_8));
    try {
      assertThat(Main.run(args)).isNotEqualTo(Main.DONE);
    } finally {
      System.setErr(before);
    }
    return told.toString(UTF_8);
  }
}
