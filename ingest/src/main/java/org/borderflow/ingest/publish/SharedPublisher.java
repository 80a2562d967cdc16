package org.borderflow.ingest.publish;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.contract.TraceHeader;
import org.borderflow.service.trace.TraceParent;

/**
 * One way into Kafka for many at a time. Each {@linkplain #begin delivery} hears of its own records
 * only, and when one of them could not be stored the next delivery begins anew.
 *
 * <p>Kafka need not be there when this is made, nor stay there.
 */
public final class SharedPublisher implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final AvroSerdes serdes;
  private final AtomicReference<RecordMessages> messages = new AtomicReference<>();

  /**
   * @param properties settings of the producer that win over ours: where Kafka is, how long to wait
   *     for it
   */
  public SharedPublisher(Map<String, Object> properties, AvroSerdes serdes) {
    this(
        new KafkaProducer<>(
            RecordPublisher.settings(properties),
            new ByteArraySerializer(),
            new ByteArraySerializer()),
        serdes);
  }

  /**
   * @param producer closed by {@link #close()}
   */
  public SharedPublisher(Producer<byte[], byte[]> producer, AvroSerdes serdes) {
    this.producer = producer;
    this.serdes = serdes;
  }

  /**
   * How a door produces: it answers within seconds, whether Kafka does or not. Records of callers
   * who send one at a time wait a little for each other: each request to the broker costs it, and
   * those who fetch, as much as a record of a caller does.
   */
  public static Map<String, Object> impatient() {
    return Map.of(
        ProducerConfig.LINGER_MS_CONFIG,
        10,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        5_000,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        5_000,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        15_000);
  }

  /**
   * Begins to deliver the records of one caller.
   *
   * @param trace names the caller's request, and stands on every record
   * @throws IntakeFailure if Kafka does not answer
   */
  public Delivery begin(TraceParent trace) {
    RecordMessages known = messages.get();
    if (known == null) {
      known = new RecordMessages(serdes, partitions());
      messages.set(known);
    }
    return new Delivery(producer, known, new TraceHeader(trace.toString()));
  }

  private int partitions() {
    try {
      return producer.partitionsFor(Topics.RECEIVED.name()).size();
    } catch (KafkaException e) {
      throw new IntakeFailure("Kafka does not answer for the topic " + Topics.RECEIVED.name(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
