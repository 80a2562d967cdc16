package org.borderflow.contract;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes the topics' records with Confluent's own serializer and deserializer, hence in
 * Confluent's wire format: a zero byte, the schema's id in four bytes, Avro binary.
 *
 * <p>Schemas are registered by {@link TopicSetup} when a deployment starts, never by a record
 * passing by: a typing mistake must not become a new version of a public schema.
 */
public final class AvroSerdes {

  private static final int CACHED_SCHEMAS = 200;

  static {
    TrustedSchemas.trust();
  }

  private final SchemaRegistryClient registry;
  private final Map<String, Object> settings;

  /**
   * Serdes that share one client.
   *
   * @param registry a client of the schema registry, shared by all serdes of a service
   */
  public AvroSerdes(SchemaRegistryClient registry) {
    this.registry = registry;
    this.settings =
        Map.of(
            "schema.registry.url", "given-by-client",
            "auto.register.schemas", false,
            "specific.avro.reader", true);
  }

  /** Serdes that talk to the registry at this address. */
  public static AvroSerdes of(String registryUrl) {
    return new AvroSerdes(client(registryUrl));
  }

  /** A client of the registry at this address. */
  public static SchemaRegistryClient client(String registryUrl) {
    return new CachedSchemaRegistryClient(new RestService(registryUrl), CACHED_SCHEMAS);
  }

  public <K extends SpecificRecord> Serde<K> key(Topic<K, ?> topic) {
    return Serdes.serdeFrom(
        this.<K>serializer(true, topic.name()), this.<K>deserializer(true, topic.name()));
  }

  public <V extends SpecificRecord> Serde<V> value(Topic<?, V> topic) {
    return Serdes.serdeFrom(
        this.<V>serializer(false, topic.name()), this.<V>deserializer(false, topic.name()));
  }

  /**
   * Always writes under the subject of the topic it was made for, so that the same record in an
   * internal topic or a state store needs no subject of its own.
   */
  private <T> Serializer<T> serializer(boolean isKey, String topic) {
    KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry);
    serializer.configure(settings, isKey);
    return (anyTopic, data) -> serializer.serialize(topic, data);
  }

  @SuppressWarnings("unchecked") // with specific.avro.reader the class is the one the schema names
  private <T> Deserializer<T> deserializer(boolean isKey, String topic) {
    KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(registry);
    deserializer.configure(settings, isKey);
    return (anyTopic, bytes) -> (T) deserializer.deserialize(topic, bytes);
  }
}
