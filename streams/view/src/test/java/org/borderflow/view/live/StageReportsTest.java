package org.borderflow.view.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageReportsTest {

  private static final String TOPIC = Topics.PROGRESS.name();
  private static final LocalDate FIRST = LocalDate.parse("2024-03-01");

  private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerdes serdes = new AvroSerdes(registry);
  private StageReports reports;
  private long offset;

  @BeforeEach
  void register() {
    TopicSetup.register(registry);
    reports = new StageReports(serdes, Map.of(new TopicPartition(TOPIC, 0), 2L));
    reports.begin();
  }

  @Test
  void growthCountsFromAMomentAndIsNotCountedTwice() {
    tell("s", 0, 1, Map.of("x", 5L)); // before that moment
    tell("s", 1, 1, Map.of("x", 3L)); // before it too
    tell("s", 0, 1, Map.of("x", 7L));
    tell("s", 1, 1, Map.of("x", 4L, "y", 1L));
    assertThat(reports.grown("s", "x")).isEqualTo(3);
    assertThat(reports.grown("s", "y")).isEqualTo(1);
    assertThat(reports.grown("s", "z")).isZero();
    assertThat(reports.grown("t", "x")).isZero();

    reports.begin();
    offset = 2;
    tell("s", 0, 1, Map.of("x", 7L));
    tell("s", 1, 1, Map.of("x", 6L, "y", 1L));
    assertThat(reports.grown("s", "x")).isEqualTo(5);
  }

  @Test
  void aTotalIsThatOfAllPartitionsAndMayShrink() {
    assertThat(reports.total("s", "x")).isEmpty();
    tell("s", 0, 1, Map.of("x", 5L));
    tell("s", 1, 1, Map.of("x", 3L));
    tell("s", 0, 1, Map.of("x", 1L));
    assertThat(reports.total("s", "x")).hasValue(4);
    assertThat(reports.total("s", "y")).isEmpty();
  }

  @Test
  void aStageIsBehindWhereTheLatestDayHasNotCome() {
    assertThat(reports.behind("second")).isZero();
    tell("first", 0, 1, Map.of());
    assertThat(reports.behind("second")).as("it has said nothing at all").isEqualTo(1);
    tell("second", 0, 1, Map.of());
    assertThat(reports.behind("second")).as("the other partition has said nothing").isEqualTo(1);
    tell("second", 1, 1, Map.of());
    assertThat(reports.behind("second")).isZero();

    tell("first", 0, 3, Map.of());
    assertThat(reports.behind("second")).isEqualTo(2);
    assertThat(reports.behind("first")).isEqualTo(1);
    assertThat(reports.day("second")).hasValue(FIRST.plusDays(1));
    assertThat(reports.latestDay()).hasValue(FIRST.plusDays(3));
  }

  @Test
  void isKnownOnceAllOfItWasRead() {
    assertThat(reports.isKnown()).isFalse();
    reports.caughtUp();
    assertThat(reports.isKnown()).isTrue();
    reports.begin();
    assertThat(reports.isKnown()).isFalse();
  }

  /** All stages have two partitions; the day is that of the tick. */
  private void tell(String stage, int partition, long tick, Map<String, Long> totals) {
    ProgressKey key = new ProgressKey(stage, partition);
    Progress value = new Progress(tick, FIRST.plusDays(tick), 2, totals);
    reports.visit(
        new ConsumerRecord<>(
            TOPIC,
            0,
            offset++,
            serdes.key(Topics.PROGRESS).serializer().serialize(TOPIC, key),
            serdes.value(Topics.PROGRESS).serializer().serialize(TOPIC, value)),
        false);
  }
}
