package org.borderflow.view.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.AnsweredRejection;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.Resubmission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenRejectionsTest {

  private static final Instant NOON = Instant.parse("2024-03-05T12:00:00Z");

  private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerdes serdes = new AvroSerdes(registry);
  private final OpenRejections open = new OpenRejections(serdes);

  @BeforeEach
  void register() {
    TopicSetup.register(registry);
  }

  @Test
  void nothingIsKnownBeforeAllOfItWasRead() {
    refuse("a", 0);
    assertThat(open.depth()).isEmpty();
    open.caughtUp();
    assertThat(open.depth()).hasValue(1L);
    open.begin();
    assertThat(open.depth()).isEmpty();
  }

  @Test
  void whatIsAnsweredIsOpenNoMoreWhicheverComesFirst() {
    open.caughtUp();
    refuse("a", 0);
    answer("c", 120, RejectionReason.BAD_VALUE);
    refuse("b", 60);
    refuse("c", 120);
    assertThat(open.depth()).hasValue(2L);
    assertThat(open.oldest()).hasValue(NOON);
    answer("a", 0, RejectionReason.BAD_VALUE);
    assertThat(open.depth()).hasValue(1L);
    assertThat(open.oldest()).hasValue(NOON.plusSeconds(60));
    answer("b", 60, RejectionReason.BAD_VALUE);
    assertThat(open.depth()).hasValue(0L);
    assertThat(open.oldest()).isEmpty();
  }

  @Test
  void whatWaitsIsOpenUntilItsTargetComesOrItIsAnswered() {
    open.caughtUp();
    await("a", 0);
    await("b", 60);
    await("c", 120);
    assertThat(open.depth()).hasValue(3L);
    visit(Topics.AWAITING_TARGET, 0, new RecordKey("local", "a"), null);
    answer("b", 60, RejectionReason.UNKNOWN_TARGET);
    assertThat(open.depth()).hasValue(1L);
    assertThat(open.oldest()).hasValue(NOON.plusSeconds(120));
    visit(Topics.AWAITING_TARGET, 0, new RecordKey("local", "b"), null);
    assertThat(open.depth()).hasValue(1L);
  }

  private void refuse(String recordId, int seconds) {
    visit(
        Topics.REJECTED,
        seconds,
        new RecordKey("local", recordId),
        rejection(recordId, RejectionReason.BAD_VALUE));
  }

  private void await(String recordId, int seconds) {
    visit(
        Topics.AWAITING_TARGET,
        seconds,
        new RecordKey("local", recordId),
        rejection(recordId, RejectionReason.UNKNOWN_TARGET));
  }

  private void answer(String recordId, int receivedSeconds, RejectionReason reason) {
    AnsweredRejection answered =
        new AnsweredRejection(
            new Origin("run", "a.csv", 2L), recordId, reason, NOON.plusSeconds(receivedSeconds));
    visit(
        Topics.RESUBMITTED,
        999,
        new RecordKey("local", recordId),
        new Resubmission(
            "local", new Origin("later", "a.csv", 2L), recordId, null, List.of(answered)));
  }

  private static Rejection rejection(String recordId, RejectionReason reason) {
    return new Rejection(
        "local", new Origin("run", "a.csv", 2L), recordId, reason, "sex", "one of M, F", "AKL");
  }

  private <K extends SpecificRecord, V extends SpecificRecord> void visit(
      Topic<K, V> topic, int seconds, K key, V value) {
    open.visit(
        new ConsumerRecord<>(
            topic.name(),
            0,
            0L,
            NOON.plusSeconds(seconds).toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            serdes.key(topic).serializer().serialize(topic.name(), key),
            value == null ? null : serdes.value(topic).serializer().serialize(topic.name(), value),
            new RecordHeaders(),
            Optional.empty()),
        false);
  }
}
