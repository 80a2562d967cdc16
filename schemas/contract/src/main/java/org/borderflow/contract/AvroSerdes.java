package org.borderflow.contract;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Reads and writes the topics' records in Confluent's {@linkplain WireFormat wire format}.
 *
 * <p>Schemas are registered by {@link TopicSetup} when a deployment starts, never by a record
 * passing by: a typing mistake must not become a new version of a public schema. A serde always
 * writes under the subject of the topic it was made for, so that the same record in an internal
 * topic or a state store needs no subject of its own.
 */
public final class AvroSerdes {

  private static final int CACHED_SCHEMAS = 200;

  private static final String CHECK_OF_NAMES =
      SchemaRegistryClientConfig.CLIENT_NAMESPACE
          + SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG;

  static {
    TrustedSchemas.trust();
  }

  private final SchemaRegistryClient registry;

  /**
   * Serdes that share one client.
   *
   * @param registry a client of the schema registry, shared by all serdes of a service
   */
  public AvroSerdes(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /** Serdes that talk to the registry at this address. */
  public static AvroSerdes of(String registryUrl) {
    return new AvroSerdes(client(registryUrl));
  }

  /** A client of the registry at this address. */
  public static SchemaRegistryClient client(String registryUrl) {
    return client(registryUrl, Map.of());
  }

  /**
   * A client of the registry at this address.
   *
   * @param settings how it is reached, in Confluent's words: {@code schema.registry.ssl.*}, {@code
   *     basic.auth.*}, {@code bearer.auth.*}; all others are none of its business. Secrets may be
   *     elsewhere, with {@code config.providers}, as with Kafka's clients
   * @throws KafkaException if a secret cannot be fetched
   */
  public static SchemaRegistryClient client(String registryUrl, Map<String, ?> settings) {
    Map<String, Object> complete =
        new HashMap<>(new AbstractConfig(new ConfigDef(), settings, false).originals());
    // Unless told to, Confluent's client takes any name for the registry's own; Kafka's do not.
    complete.putIfAbsent(CHECK_OF_NAMES, "https");
    return new CachedSchemaRegistryClient(
        new RestService(registryUrl), CACHED_SCHEMAS, List.of(), complete, Map.of());
  }

  public <K extends SpecificRecord> Serde<K> key(Topic<K, ?> topic) {
    return serde(topic.keySubject(), topic.keySchema());
  }

  public <V extends SpecificRecord> Serde<V> value(Topic<?, V> topic) {
    return serde(topic.valueSubject(), topic.valueSchema());
  }

  /** Opens values of a topic for reading field by field; for one thread. */
  public WireRecords openValues(Topic<?, ?> topic) {
    return new WireRecords(registry, topic.valueSchema());
  }

  /** Writes keys of a topic field by field; for one thread. */
  public WireWriter writeKeys(Topic<?, ?> topic) {
    return writer(topic.keySubject(), topic.keySchema());
  }

  /** Writes values of a topic field by field; for one thread. */
  public WireWriter writeValues(Topic<?, ?> topic) {
    return writer(topic.valueSubject(), topic.valueSchema());
  }

  private WireWriter writer(String subject, Schema schema) {
    return new WireWriter(new WireFormat<>(registry, subject, schema)::id);
  }

  private <T extends SpecificRecord> Serde<T> serde(String subject, Schema schema) {
    WireFormat<T> format = new WireFormat<>(registry, subject, schema);
    return Serdes.serdeFrom(
        (topic, value) -> format.write(value), (topic, bytes) -> format.read(bytes));
  }
}
