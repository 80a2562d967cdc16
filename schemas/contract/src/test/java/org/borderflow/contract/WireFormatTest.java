package org.borderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.borderflow.schemas.RecordKey;
import org.junit.jupiter.api.Test;

class WireFormatTest {

  private static final RecordKey KEY = new RecordKey("local", "r-1");
  private static final String TOPIC = Topics.RECEIVED.name();
  private static final Map<String, Object> CONFLUENT =
      Map.of(
          "schema.registry.url", "none",
          "auto.register.schemas", false,
          "specific.avro.reader", true);

  private static SchemaRegistryClient registry() {
    SchemaRegistryClient registry = new MockSchemaRegistryClient();
    TopicSetup.register(registry);
    return registry;
  }

  @Test
  void theBytesAreThoseOfConfluentsOwnSerializer() {
    SchemaRegistryClient registry = registry();
    KafkaAvroSerializer theirs = new KafkaAvroSerializer(registry);
    theirs.configure(CONFLUENT, true);
    KafkaAvroDeserializer reader = new KafkaAvroDeserializer(registry);
    reader.configure(CONFLUENT, true);
    Serde<RecordKey> ours = new AvroSerdes(registry).key(Topics.RECEIVED);

    byte[] bytes = ours.serializer().serialize(TOPIC, KEY);
    assertThat(bytes).isEqualTo(theirs.serialize(TOPIC, KEY));
    assertThat(reader.deserialize(TOPIC, bytes)).isEqualTo(KEY);
    assertThat(ours.deserializer().deserialize(TOPIC, theirs.serialize(TOPIC, KEY))).isEqualTo(KEY);
  }

  @Test
  void bytesThatAreNoRecordCannotBeRead() {
    Serde<RecordKey> serde = new AvroSerdes(registry()).key(Topics.RECEIVED);
    byte[] whole = serde.serializer().serialize(TOPIC, KEY);
    for (byte[] bytes :
        new byte[][] {
          {}, {1, 2, 3, 4, 5, 6}, {0, 0, 0}, {whole[0], whole[1], whole[2], whole[3], whole[4], 120}
        }) {
      assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, bytes))
          .isInstanceOf(SerializationException.class);
    }
  }

  @Test
  void aRegistryThatIsAwaySaysNothingOfTheRecord() {
    byte[] good =
        new AvroSerdes(registry()).key(Topics.RECEIVED).serializer().serialize(TOPIC, KEY);
    Serde<RecordKey> serde = new AvroSerdes(new Away()).key(Topics.RECEIVED);
    assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, good))
        .isInstanceOf(RegistryUnavailable.class);
    assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, KEY))
        .isInstanceOf(RegistryUnavailable.class);
  }

  @Test
  void anIdThatTheRegistryDoesNotKnowIsPoison() {
    Serde<RecordKey> serde = new AvroSerdes(new Unknowing()).key(Topics.RECEIVED);
    assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[] {0, 0, 0, 9, 9, 0}))
        .isInstanceOf(SerializationException.class);
  }

  private static final class Away extends MockSchemaRegistryClient {

    @Override
    public ParsedSchema getSchemaBySubjectAndId(String subject, int id) throws IOException {
      throw new IOException("connection refused");
    }

    @Override
    public int getId(String subject, ParsedSchema schema) throws IOException {
      throw new IOException("connection refused");
    }
  }

  private static final class Unknowing extends MockSchemaRegistryClient {

    @Override
    public ParsedSchema getSchemaBySubjectAndId(String subject, int id)
        throws IOException, RestClientException {
      throw new RestClientException("Schema not found", 404, 40403);
    }
  }
}
