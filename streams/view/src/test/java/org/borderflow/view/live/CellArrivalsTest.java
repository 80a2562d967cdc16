package org.borderflow.view.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.ReceivedAt;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.FlowCellKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CellArrivalsTest {

  private static final long STORED = 9_000;

  private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerdes serdes = new AvroSerdes(registry);
  private final List<String> seen = new ArrayList<>();
  private CellArrivals arrivals;

  @BeforeEach
  void register() {
    TopicSetup.register(registry);
    arrivals =
        new CellArrivals(
            new RecordCount(),
            serdes,
            new CellArrivals.Witness() {
              @Override
              public void published(long receivedAt) {
                seen.add("published " + receivedAt);
              }

              @Override
              public void heard(String post, long receivedAt) {
                seen.add(post + " " + receivedAt);
              }
            });
  }

  @Test
  void theTotalOfAMonthTellsThatCrossingsHaveArrived() {
    visit(total(), 7_000L, false);
    assertThat(seen).containsExactly("published 7000");
  }

  @Test
  void whatWasThereBeforeTellsNothingOfLatency() {
    visit(total(), 7_000L, true);
    visit(total(), null, false);
    assertThat(seen).isEmpty();
  }

  @Test
  void thePostsCellsTellWhenItWasHeardOf() {
    visit(total().setBorderPost("AKL"), 7_000L, true);
    visit(total().setBorderPost("AKL").setDirection("D"), 8_000L, false);
    visit(total().setBorderPost("WLG"), null, true);
    assertThat(seen).containsExactly("AKL 7000", "AKL 8000", "WLG 9000");
  }

  @Test
  void whatOnlySaysTheSameOrSomethingElseIsPassedOver() {
    visit(total().setFreq("A"), 7_000L, false);
    visit(total().setDirection("NET"), 7_000L, false);
    visit(total().setMeasure("MIGRANTS").setRule("12/16"), 7_000L, false);
    visit(total().setCitizenship("NZL"), 7_000L, false);
    visit(total().setSex("F"), 7_000L, false);
    assertThat(seen).isEmpty();
  }

  private static FlowCellKey.Builder total() {
    return FlowCellKey.newBuilder()
        .setFreq("M")
        .setRefArea("NZL")
        .setDirection("A")
        .setMeasure("CROSSINGS")
        .setRule("_Z")
        .setCitizenship("_T")
        .setSex("_T")
        .setAge("_T")
        .setBorderPost("_T")
        .setTransportMode("_T")
        .setPurpose("_T")
        .setPermit("_T")
        .setCounterpart("_T")
        .setBirthCountry("_T")
        .setTimePeriod("2024-03");
  }

  private void visit(FlowCellKey.Builder key, Long receivedAt, boolean old) {
    RecordHeaders headers = new RecordHeaders();
    if (receivedAt != null) {
      headers.add(ReceivedAt.HEADER, ReceivedAt.value(receivedAt));
    }
    String topic = Topics.FLOW_CELLS.name();
    arrivals.visit(
        new ConsumerRecord<>(
            topic,
            0,
            0L,
            STORED,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            serdes.key(Topics.FLOW_CELLS).serializer().serialize(topic, key.build()),
            null,
            headers,
            Optional.empty()),
        old);
  }
}
