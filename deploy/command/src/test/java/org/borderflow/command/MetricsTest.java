package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.command.metrics.Scrape;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.OutcomeStatus;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployment shows of itself once some records have gone through it. */
class MetricsTest {

  /** Of one traveller each: some who came for good, some who went home, one who just came. */
  private static final String RECORDS =
      """
      record_id,direction,crossed_at,border_post,person_id,citizenship
      a1,ENTRY,2021-03-01,AKL,A,FRA
      b1,ENTRY,2021-03-01,AKL,B,FRA
      b2,EXIT,2021-03-08,AKL,B,FRA
      c1,ENTRY,2024-01-20,WLG,C,FRA
      d1,EXIT,2024-01-20T10:00:00+13:00,WLG,D,NZL
      b2,EXIT,2021-03-08,AKL,B,FRA
      b2,EXIT,2021-03-09,AKL,B,FRA
      e1,SIDEWAYS,2024-01-20,WLG,E,FRA
      """;

  private static final int TAKEN_IN = 7;

  @TempDir private static Path dir;
  private static CountingIntake intake;

  @BeforeAll
  static void start() throws Exception {
    intake = CountingIntake.start(dir, false);
    String key = key("AIRPORT");
    push(key, RECORDS);
    intake.drain();
  }

  private static String key(String agency) {
    return new AgencyRegister(dir)
        .add(new Agency(agency, Role.AGENCY, Set.of(), 0, null, false, ""));
  }

  private static void push(String key, String records) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(intake.uri("/v1/crossings"))
                    .header("Content-Type", "text/csv")
                    .header("Authorization", "Bearer " + key)
                    .POST(BodyPublishers.ofString(records))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @Test
  void everyRecordIsAccountedFor() {
    assertThat(intake.metric("borderflow_records_received_total{agency=\"AIRPORT\"}")).isEqualTo(8);
    assertThat(intake.metric("borderflow_records_accepted_total")).isEqualTo(5);
    assertThat(intake.metric("borderflow_records_duplicates_total")).isEqualTo(1);
    assertThat(intake.metric("borderflow_records_rejected_total{reason=\"BAD_VALUE\"}"))
        .isEqualTo(1);
    assertThat(intake.metric("borderflow_records_rejected_total{reason=\"CONFLICTING_DUPLICATE\"}"))
        .isEqualTo(1);
    assertThat(intake.settled("borderflow_rejected_depth", () -> 2)).isEqualTo(2);
  }

  @Test
  void pendingOutcomesAndVerdictsAreThoseOfTheOutcomes() {
    Map<OutcomeKey, Outcome> outcomes = outcomes();
    Map<String, Long> told =
        outcomes.values().stream()
            .collect(
                Collectors.groupingBy(
                    outcome ->
                        outcome.getStatus() == OutcomeStatus.FINAL
                            ? outcome.getVerdict().name()
                            : outcome.getStatus().name(),
                    Collectors.counting()));
    assertThat(told).containsEntry("MIGRANT", 1L).containsEntry("PENDING", 2L);

    assertThat(
            intake.settled(
                "borderflow_pending_outcomes{rule=\"12/16\"}", () -> told.get("PENDING")))
        .isEqualTo(told.get("PENDING").doubleValue());
    for (String verdict : List.of("MIGRANT", "NOT_MIGRANT")) {
      String name = "borderflow_verdicts_total{outcome=\"" + verdict + "\",rule=\"12/16\"}";
      assertThat(intake.settled(name, () -> told.get(verdict)))
          .isEqualTo(told.get(verdict).doubleValue());
    }
  }

  @Test
  void whatCameLateIsInTheHistogram() {
    assertThat(intake.metric("borderflow_records_late_seconds_count")).isEqualTo(TAKEN_IN);
    assertThat(intake.metric("borderflow_records_late_seconds_bucket{le=\"2592000.0\"}"))
        .as("within a month")
        .isZero();
    assertThat(intake.metric("borderflow_records_late_seconds_bucket{le=\"+Inf\"}"))
        .isEqualTo(TAKEN_IN);
  }

  @Test
  void whatHasArrivedInTheCellsTellsLatencyAndWhichPostsSpoke() {
    assertThat(intake.metric("borderflow_end_to_end_seconds_count")).isPositive();
    assertThat(intake.metric("borderflow_end_to_end_seconds_sum")).isPositive();
    for (String post : List.of("AKL", "WLG")) {
      assertThat(intake.metrics())
          .contains("borderflow_post_silent_seconds{post=\"" + post + "\"}");
    }
  }

  @Test
  void stagesAreDoneAndKeepState() {
    assertThat(
            intake.metrics().lines().filter(l -> l.startsWith("borderflow_consumer_lag_records")))
        .hasSize(5)
        .allMatch(line -> line.endsWith(" 0.0"));
    assertThat(intake.metric("borderflow_state_bytes{store=\"records\"}")).isPositive();
    assertThat(intake.metric("borderflow_state_bytes{store=\"cells\"}")).isPositive();
    assertThat(intake.metric("borderflow_days_behind")).isZero();
    assertThat(intake.metric("borderflow_restore_records")).isZero();
    assertThat(intake.metric("borderflow_streams_running")).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsADeadLetter() throws Exception {
    double before = intake.metric("borderflow_dead_letters_depth");
    try (KafkaProducer<byte[], byte[]> vandal =
        new KafkaProducer<>(
            intake.deployment().connection(),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      vandal.send(new ProducerRecord<>(Topics.RECEIVED.name(), "garbage".getBytes(UTF_8))).get();
    }
    assertThat(intake.settled("borderflow_dead_letters_depth", () -> before + 1))
        .isEqualTo(before + 1);
    assertThat(intake.settled("borderflow_consumer_lag_records{", () -> 0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "borderflow_records_received_total{agency=",
        "borderflow_records_accepted_total ",
        "borderflow_records_duplicates_total ",
        "borderflow_records_rejected_total{reason=",
        "borderflow_records_late_seconds_bucket{le=",
        "borderflow_post_silent_seconds{post=",
        "borderflow_post_completeness_ratio{post=",
        "borderflow_pending_outcomes{rule=",
        "borderflow_verdicts_total{outcome=",
        "borderflow_end_to_end_seconds_bucket{le=",
        "borderflow_dead_letters_depth ",
        "borderflow_rejected_depth ",
        "borderflow_state_bytes{store=",
        "borderflow_consumer_lag_records{stage=",
      })
  void bothPortsShowWhatTheContractNames(String begin) {
    for (int port : List.of(intake.port(), intake.viewPort())) {
      assertThat(intake.metrics(port).lines()).anyMatch(line -> line.startsWith(begin));
    }
  }

  @Test
  void whatRulesAndDashboardsNameIsShown() throws Exception {
    assertThat(Scrape.of(intake.metrics()).names()).containsAll(Observability.metrics());
  }

  @Test
  void theStatusSaysItOnOneScreen() {
    assertThat(status())
        .contains(": ready\n")
        .contains("received 8, accepted 5, duplicates 1, rejected 2")
        .contains("to work off     cells 0, estimates 0, histories 0, links 0, records 0")
        .containsPattern("pending +12/16 2\n")
        .containsPattern("refused +2 open")
        .contains("AKL ");
  }

  @Test
  void theStatusSaysItAsData() throws Exception {
    JsonNode status = new ObjectMapper().readTree(status("--json"));
    assertThat(status.path("ready").asBoolean()).isTrue();
    assertThat(status.at("/records/received").asInt()).isEqualTo(8);
    assertThat(status.at("/lag_records/cells").asInt(-1)).isZero();
    assertThat(status.at("/pending").path("12/16").asInt()).isEqualTo(2);
    assertThat(status.at("/verdicts").path("12/16").path("MIGRANT").asInt()).isEqualTo(1);
    assertThat(status.path("rejected_open").asInt()).isEqualTo(2);
    assertThat(status.at("/state_bytes/cells").asLong()).isPositive();
    assertThat(status.at("/post_silent_seconds").has("WLG")).isTrue();
  }

  private static String status(String... options) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(told, true, UTF_8));
    try {
      String[] command =
          Stream.concat(
                  Stream.of("status", "--url=http://localhost:" + intake.port()),
                  Arrays.stream(options))
              .toArray(String[]::new);
      assertThat(Main.run(command)).isZero();
    } finally {
      System.setOut(before);
    }
    return told.toString(UTF_8);
  }

  private static Map<OutcomeKey, Outcome> outcomes() {
    var keys = intake.deployment().serdes().key(Topics.OUTCOMES).deserializer();
    var values = intake.deployment().serdes().value(Topics.OUTCOMES).deserializer();
    Map<OutcomeKey, Outcome> outcomes = new HashMap<>();
    intake
        .deployment()
        .topics()
        .read(
            Topics.OUTCOMES.name(),
            record ->
                outcomes.put(
                    keys.deserialize(record.topic(), record.key()),
                    values.deserialize(record.topic(), record.value())));
    return outcomes;
  }
}
