package org.borderflow.ingest.publish;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.contract.TraceHeader;
import org.borderflow.ingest.identity.Rekeyed;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Resubmission;
import org.borderflow.schemas.Traveller;
import org.borderflow.service.trace.TraceParent;

/**
 * Puts received records, refusals and the passing of days into Kafka, in order and without loss. A
 * record is durable once {@link #flush()} has returned after it.
 *
 * <p>The first failed send is remembered and thrown by every later call. For one thread at a time.
 */
public final class RecordPublisher implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final RecordMessages messages;
  private final TraceParent trace = TraceParent.begin();
  private final Header traceHeader = new TraceHeader(trace.toString());
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
    this.messages = new RecordMessages(serdes, partitions());
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

  /** The settings, some of them overridden. */
  static Map<String, Object> settings(Map<String, Object> overrides) {
    Map<String, Object> all = new HashMap<>(settings());
    all.putAll(overrides);
    return all;
  }

  private static Producer<byte[], byte[]> connect(
      String bootstrapServers, Map<String, Object> properties) {
    Map<String, Object> all = settings(properties);
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Names this session, and stands on every record that is sent; not on days and erasures. */
  public TraceParent trace() {
    return trace;
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
    send(messages.of(crossing));
  }

  /** Sends a record that was found valid, and before it what links it to the former key. */
  public void publish(ReceivedCrossing crossing, Optional<Rekeyed> rekeyed) {
    if (rekeyed.isEmpty()) {
      publish(crossing);
      return;
    }
    for (IdentityLink link : rekeyed.get().links()) {
      send(messages.of(crossing.getAgency(), link));
    }
    send(messages.of(crossing, rekeyed.get()));
  }

  /**
   * Sends a residence status.
   *
   * @param agency the agency that states it
   */
  public void publish(String agency, ResidenceStatus status) {
    send(messages.of(agency, status));
  }

  /** Sends a refusal. */
  public void publish(Rejection rejection) {
    send(messages.of(rejection));
  }

  /** Says that refusals have been dealt with; to be sent once what deals with them is durable. */
  public void publish(Resubmission resubmission) {
    send(messages.of(resubmission));
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
    for (int partition = 0; partition < messages.partitions(); partition++) {
      put(messages.tick(tick, day, partition));
    }
    flush();
  }

  /**
   * Says to every partition that travellers are to be erased, after everything sent before has been
   * stored.
   *
   * @param number tells this erasure from every other one
   * @throws IntakeFailure if anything sent before, or this, was not stored
   */
  public void erase(long number, List<Traveller> travellers) {
    flush();
    for (int partition = 0; partition < messages.partitions(); partition++) {
      put(messages.erasure(number, travellers, partition));
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

  private void send(ProducerRecord<byte[], byte[]> message) {
    message.headers().add(traceHeader);
    put(message);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of a failure
  private void put(ProducerRecord<byte[], byte[]> message) {
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
