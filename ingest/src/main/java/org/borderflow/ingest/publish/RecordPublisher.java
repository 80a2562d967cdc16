package org.borderflow.ingest.publish;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Partitioning;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.ResidenceStatus;

/**
 * Puts received records, refusals and the passing of days into Kafka, in order and without loss. A
 * record is durable once {@link #flush()} has returned after it.
 *
 * <p>The first failed send is remembered and thrown by every later call. For one thread at a time.
 */
public final class RecordPublisher implements AutoCloseable {

  private static final RecordKey TICK_KEY = new RecordKey("", "");

  private final Producer<byte[], byte[]> producer;
  private final Serializer<RecordKey> receivedKey;
  private final Serializer<IntakeEvent> receivedValue;
  private final Serializer<RecordKey> rejectedKey;
  private final Serializer<Rejection> rejectedValue;
  private final int received;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Callback remember =
      (metadata, exception) -> {
        if (exception != null) {
          failure.compareAndSet(null, exception);
        }
      };

  /**
   * @param bootstrapServers brokers, {@code host:port,…}
   * @param properties further settings of the producer; they win over ours, except that keys and
   *     values are bytes
   */
  public RecordPublisher(
      String bootstrapServers, Map<String, Object> properties, AvroSerdes serdes) {
    this(connect(bootstrapServers, properties), serdes);
  }

  /**
   * @param producer closed by {@link #close()}
   */
  public RecordPublisher(Producer<byte[], byte[]> producer, AvroSerdes serdes) {
    this.producer = producer;
    this.receivedKey = serdes.key(Topics.RECEIVED).serializer();
    this.receivedValue = serdes.value(Topics.RECEIVED).serializer();
    this.rejectedKey = serdes.key(Topics.REJECTED).serializer();
    this.rejectedValue = serdes.value(Topics.REJECTED).serializer();
    this.received = partitions();
  }

  /** How the intake produces, but for the address of Kafka. */
  public static Map<String, Object> settings() {
    return Map.of(
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4",
        ProducerConfig.LINGER_MS_CONFIG,
        20,
        ProducerConfig.BATCH_SIZE_CONFIG,
        256 * 1024,
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        64L * 1024 * 1024);
  }

  private static Producer<byte[], byte[]> connect(
      String bootstrapServers, Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(settings());
    all.putAll(properties);
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private int partitions() {
    try {
      return producer.partitionsFor(Topics.RECEIVED.name()).size();
    } catch (KafkaException e) {
      producer.close();
      throw new IntakeFailure("Kafka does not answer for the topic " + Topics.RECEIVED.name(), e);
    }
  }

  /** Sends a record that was found valid to the partition of its own id. */
  public void publish(ReceivedCrossing crossing) {
    send(new RecordKey(crossing.getAgency(), crossing.getRecordId()), new IntakeEvent(crossing));
  }

  /**
   * Sends a residence status. It has no record id; the traveller's pseudonym stands for it.
   *
   * @param agency the agency that states it
   */
  public void publish(String agency, ResidenceStatus status) {
    String pseudonym = HexFormat.of().formatHex(status.getTraveller().bytes());
    send(new RecordKey(agency, pseudonym), new IntakeEvent(status));
  }

  /** Sends a refusal. */
  public void publish(Rejection rejection) {
    String topic = Topics.REJECTED.name();
    RecordKey key = new RecordKey(rejection.getAgency(), rejection.getRecordId());
    send(
        new ProducerRecord<>(
            topic, rejectedKey.serialize(topic, key), rejectedValue.serialize(topic, rejection)));
  }

  /**
   * Says to every partition what day it is, after everything sent before has been stored.
   *
   * @param tick greater than that of every tick before
   * @param day the as-of date from now on
   * @throws IntakeFailure if anything sent before, or the tick itself, was not stored
   */
  public void tick(long tick, LocalDate day) {
    flush();
    for (int partition = 0; partition < received; partition++) {
      send(partition, TICK_KEY, new IntakeEvent(new DayTick(tick, day, partition, received, null)));
    }
    flush();
  }

  /**
   * Waits until everything sent is stored.
   *
   * @throws IntakeFailure if something was not
   */
  public void flush() {
    try {
      producer.flush();
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
    }
    check();
  }

  /**
   * Stores what is on its way and lets go of Kafka.
   *
   * @throws IntakeFailure if something was not stored
   */
  @Override
  public void close() {
    producer.close();
    check();
  }

  private void send(RecordKey key, IntakeEvent value) {
    send(Partitioning.ofRecord(key.getAgency(), key.getRecordId(), received), key, value);
  }

  private void send(int partition, RecordKey key, IntakeEvent value) {
    String topic = Topics.RECEIVED.name();
    send(
        new ProducerRecord<>(
            topic,
            partition,
            receivedKey.serialize(topic, key),
            receivedValue.serialize(topic, value)));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of a failure
  private void send(ProducerRecord<byte[], byte[]> message) {
    check();
    try {
      producer.send(message, remember);
    } catch (KafkaException | IllegalStateException e) {
      failure.compareAndSet(null, e);
      check();
    }
  }

  private void check() {
    Exception first = failure.get();
    if (first != null) {
      throw new IntakeFailure("Kafka did not store a record", first);
    }
  }
}
