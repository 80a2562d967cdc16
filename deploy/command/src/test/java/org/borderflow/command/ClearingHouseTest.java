package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.CorridorKey;
import org.borderflow.schemas.CorridorMirror;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.ObservationStatus;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.topology.Names;
import org.borderflow.view.topic.TopicReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A clearing-house on a real broker and a real registry. */
@Timeout(180)
class ClearingHouseTest {

  private static final String HEADER =
      "FREQ,REF_AREA,DIRECTION,MEASURE,RULE,COUNTERPART,TIME_PERIOD,OBS_VALUE\n";

  @TempDir private Path dir;
  private BareCluster cluster;

  @BeforeEach
  void start() {
    cluster = BareCluster.start(dir);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private ClearingDoor open(Path deposits, SubscriptionFile... subscriptions) {
    return ClearingDoor.open(
        new ClearingDoor.Settings(
            "127.0.0.1", 0, dir, false, deposits, List.of(subscriptions), Duration.ZERO),
        cluster.deployment().cluster());
  }

  private static byte[] table(String area, String direction, String counterpart, int... people) {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int month = 1; month <= people.length; month++) {
      csv.append(
          String.format(
              "M,%s,%s,MIGRANTS,12/16,%s,2023-%02d,%d%n",
              area, direction, counterpart, month, people[month - 1]));
    }
    return csv.toString().getBytes(UTF_8);
  }

  /** Waits until something is there; a test that waits in vain ends by its time limit. */
  private static <T> T await(Callable<T> what) throws Exception {
    while (true) {
      T found = what.call();
      if (found != null) {
        return found;
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void depositsAreKeptAndTheMatrixIsTold() throws Exception {
    String matrix;
    try (ClearingDoor door = open(null)) {
      Depositor office = new Depositor(door.port());
      assertThat(
              office
                  .deposit(Depositor.definition("NZL"), table("NZL", "A", "AUS", 100, 110))
                  .statusCode())
          .isEqualTo(201);
      assertThat(
              office
                  .deposit(Depositor.definition("AUS"), table("AUS", "D", "NZL", 70, 80))
                  .statusCode())
          .isEqualTo(201);
      assertThat(office.deposit(Depositor.definition("AUS"), "x".getBytes(UTF_8)).statusCode())
          .isEqualTo(422);
      matrix = office.csv("/v1/matrix");
      assertThat(matrix).contains(",2023-01,70,100,-30,0.700,");

      CorridorMirror told =
          await(() -> told("AUS", "NZL").filter(m -> m.getDeposit() == 2).orElse(null));
      assertThat(told.getPeriods()).hasSize(2);
      assertThat(told.getPeriods().get(0).getRatio()).isEqualTo(700);
      assertThat(told.getDefinitions()).containsOnlyKeys("1", "2");
    }
    try (ClearingDoor again = open(null)) {
      Depositor office = new Depositor(again.port());
      assertThat(office.csv("/v1/matrix")).isEqualTo(matrix);
      assertThat(office.csv("/v1/matrix?deposit=1"))
          .contains(",2023-01,,100,,,")
          .isNotEqualTo(matrix);
      assertThat(office.json("/v1/reports")).hasSize(3);
      JsonNode next =
          office.json(
              office
                  .deposit(Depositor.definition("FJI"), table("FJI", "A", "AUS", 5))
                  .headers()
                  .firstValue("Location")
                  .orElseThrow());
      assertThat(next.path("number").asInt()).isEqualTo(4);
    }
  }

  /** What the public matrix says of a corridor now. */
  private java.util.Optional<CorridorMirror> told(String origin, String destination) {
    AvroSerdes serdes = cluster.deployment().serdes();
    CorridorMirror[] latest = new CorridorMirror[1];
    new TopicReader(cluster.deployment().connection())
        .read(
            Topics.CLEARING_PUBLIC_MATRIX.name(),
            record -> {
              CorridorKey key =
                  serdes
                      .key(Topics.CLEARING_PUBLIC_MATRIX)
                      .deserializer()
                      .deserialize(record.topic(), record.key());
              if (key.getOrigin().equals(origin) && key.getDestination().equals(destination)) {
                latest[0] =
                    serdes
                        .value(Topics.CLEARING_PUBLIC_MATRIX)
                        .deserializer()
                        .deserialize(record.topic(), record.value());
              }
            });
    return java.util.Optional.ofNullable(latest[0]);
  }

  @Tag("slow")
  @Test
  void aDirectoryIsWatched() throws Exception {
    Path deposits = dir.resolve("deposits");
    try (ClearingDoor door = open(deposits)) {
      Path incoming = Files.createDirectories(deposits.resolve("incoming"));
      Files.write(incoming.resolve("nz.csv"), table("NZL", "A", "AUS", 100, 110));
      Files.writeString(dir.resolve("part"), Depositor.definition("NZL"));
      Files.move(dir.resolve("part"), incoming.resolve("nz.definition.json"));
      Path done = deposits.resolve("done").resolve("nz.definition.json");
      await(() -> Files.exists(done) ? done : null);
      assertThat(new Depositor(door.port()).json("/v1/deposits").at("/0/channel").asText())
          .isEqualTo("DIRECTORY");
    }
  }

  @Tag("slow")
  @Test
  void oneLookWritesTheMatrixAndLeavesTheDepositsInTheHouse() throws Exception {
    Path incoming = Files.createDirectories(dir.resolve("deposits/incoming"));
    Files.write(incoming.resolve("nz.csv"), table("NZL", "A", "AUS", 100, 110));
    Files.writeString(incoming.resolve("nz.definition.json"), Depositor.definition("NZL"));
    Files.write(incoming.resolve("au.csv"), table("AUS", "D", "NZL", 70, 80));
    Files.writeString(incoming.resolve("au.definition.json"), Depositor.definition("AUS"));

    assertThat(look()).isEqualTo(Main.DONE);
    String matrix = Files.readString(dir.resolve("matrix.csv"));
    assertThat(matrix).contains(",2023-01,70,100,-30,0.700,").contains(",2023-02,80,110,");
    try (ClearingDoor door = open(null)) {
      assertThat(new Depositor(door.port()).csv("/v1/matrix")).isEqualTo(matrix);
    }

    Files.writeString(incoming.resolve("no.csv"), "x");
    Files.writeString(incoming.resolve("no.definition.json"), Depositor.definition("FJI"));
    assertThat(look()).isEqualTo(Main.SOMETHING_REJECTED);
    assertThat(dir.resolve("matrix.csv")).hasContent(matrix);
    assertThat(dir.resolve("deposits/rejected/no.report.json")).exists();
  }

  private int look() {
    return Main.run(
        "clearing-house",
        "--once",
        "--deposits",
        dir.resolve("deposits").toString(),
        "--matrix",
        dir.resolve("matrix.csv").toString(),
        "--data",
        dir.resolve("house").toString(),
        "--bootstrap-servers",
        cluster.deployment().bootstrapServers(),
        "--registry",
        cluster.deployment().registryUrl());
  }

  @Tag("slow")
  @Test
  void anotherDeploymentsPublicTopicIsDepositedAndItsChangesToo() throws Exception {
    Path file = dir.resolve("nz.json");
    Files.writeString(
        file,
        """
        {"bootstrapServers": "%s", "registry": "%s", "definition": %s}
        """
            .formatted(
                cluster.deployment().bootstrapServers(),
                cluster.deployment().registryUrl(),
                Depositor.definition("NZL")));
    tell("2023-01", 99L);
    tell("2023-02", null);
    try (ClearingDoor door = open(null, SubscriptionFile.read(file))) {
      Depositor office = new Depositor(door.port());
      await(() -> office.json("/v1/deposits").size() == 1 ? true : null);
      JsonNode cells = office.json("/v1/matrix");
      assertThat(cells.at("/0/destinationReport/value").asInt()).isEqualTo(99);
      assertThat(cells.at("/1/destinationReport/status").asText()).isEqualTo("C");

      tell("2023-01", 102L);

      await(() -> office.json("/v1/deposits").size() == 2 ? true : null);
      assertThat(office.json("/v1/matrix").at("/0/destinationReport/value").asInt()).isEqualTo(102);
      assertThat(office.json("/v1/deposits").at("/1/revises").asInt()).isEqualTo(1);
    }
  }

  /** A public cell, as a deployment's streams tell it; null is suppressed. */
  private void tell(String month, Long value) throws IOException {
    AvroSerdes serdes = cluster.deployment().serdes();
    FlowCellKey key =
        FlowCellKey.newBuilder()
            .setFreq("M")
            .setRefArea("NZL")
            .setDirection("A")
            .setMeasure("MIGRANTS")
            .setRule("12/16")
            .setCitizenship("_T")
            .setSex("_T")
            .setAge("_T")
            .setBorderPost("_T")
            .setTransportMode("_T")
            .setPurpose("_T")
            .setPermit("_T")
            .setCounterpart("AUS")
            .setBirthCountry("_T")
            .setTimePeriod(month)
            .build();
    PublicFlowCell cell =
        PublicFlowCell.newBuilder()
            .setObsValue(value)
            .setObsStatus(ObservationStatus.A)
            .setConfStatus(value == null ? ConfidentialityStatus.C : ConfidentialityStatus.P)
            .build();
    try (KafkaProducer<FlowCellKey, PublicFlowCell> producer =
            new KafkaProducer<>(
                Map.copyOf(cluster.deployment().connection()),
                serdes.key(Topics.PUBLIC_FLOW_CELLS).serializer(),
                serdes.value(Topics.PUBLIC_FLOW_CELLS).serializer());
        KafkaProducer<ProgressKey, Progress> progress =
            new KafkaProducer<>(
                Map.copyOf(cluster.deployment().connection()),
                serdes.key(Topics.PROGRESS).serializer(),
                serdes.value(Topics.PROGRESS).serializer())) {
      producer.send(new ProducerRecord<>(Topics.PUBLIC_FLOW_CELLS.name(), key, cell));
      progress.send(
          new ProducerRecord<>(
              Topics.PROGRESS.name(),
              new ProgressKey(Names.CELLS_STAGE, 0),
              Progress.newBuilder()
                  .setTick(1)
                  .setDay(LocalDate.parse("2024-05-31"))
                  .setOfPartitions(1)
                  .setCounts(Map.of())
                  .build()));
    }
  }
}
