package org.borderflow.view.lengths;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveLengthsTest {

  private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerdes serdes = new AvroSerdes(registry);
  private final LengthTable table = new LengthTable();
  private LiveLengths<?> lengths;

  @BeforeEach
  void begin() {
    TopicSetup.register(registry);
    lengths = LiveLengths.ofPublic(table, registry);
    lengths.begin();
  }

  @Test
  void nothingIsKnownBeforeAllOfItWasRead() {
    tell("N0", shown(12L));
    assertThat(table.isKnown()).isFalse();
    lengths.caughtUp();
    assertThat(table.isKnown()).isTrue();
    assertThat(seen()).isEqualTo("N0 12 P\n");
  }

  @Test
  void theLatestRecordOfALengthCounts() {
    tell("N1T3", shown(12L));
    tell("N0", shown(6L));
    tell("N1T3", shown(15L));
    tell("N0", null);
    lengths.caughtUp();
    assertThat(seen()).isEqualTo("N1T3 15 P\n");

    tell("N_GE730", new PublicStayLength(null, ConfidentialityStatus.C));
    tell("N1T3", shown(18L));
    assertThat(seen()).isEqualTo("N1T3 18 P\nN_GE730 null C\n");

    tell("N1T3", null);
    tell("N4T7", null);
    assertThat(seen()).isEqualTo("N_GE730 null C\n");
  }

  @Test
  void whatIsReadAnewIsSeenOnceItIsComplete() {
    tell("N0", shown(12L));
    lengths.caughtUp();
    lengths.begin();
    tell("N4T7", shown(6L));
    assertThat(seen()).isEqualTo("N0 12 P\n");
    lengths.caughtUp();
    assertThat(seen()).isEqualTo("N4T7 6 P\n");
  }

  @Test
  void exactLengthsAreWhatWasCounted() {
    lengths = LiveLengths.ofExact(table, registry);
    lengths.begin();
    record(Topics.STAY_LENGTHS, key("N0"), new StayLength(11L, 4L));
    lengths.caughtUp();
    assertThat(seen()).isEqualTo("N0 11 N\n");
  }

  private static PublicStayLength shown(long value) {
    return new PublicStayLength(value, ConfidentialityStatus.P);
  }

  private static StayLengthKey key(String length) {
    return new StayLengthKey("NZL", "A", length, "2024");
  }

  private void tell(String length, PublicStayLength value) {
    record(Topics.PUBLIC_STAY_LENGTHS, key(length), value);
  }

  private <K extends SpecificRecord, V extends SpecificRecord> void record(
      Topic<K, V> topic, K key, V value) {
    lengths.visit(
        new ConsumerRecord<>(
            topic.name(),
            0,
            0,
            serdes.key(topic).serializer().serialize(topic.name(), key),
            serdes.value(topic).serializer().serialize(topic.name(), value)),
        false);
  }

  private String seen() {
    StringBuilder seen = new StringBuilder();
    for (LengthRow row : table.select(any -> true)) {
      seen.append(row.length().code())
          .append(' ')
          .append(row.value())
          .append(' ')
          .append(row.confStatus())
          .append('\n');
    }
    return seen.toString();
  }
}
