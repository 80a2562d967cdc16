package org.borderflow.exchange.house;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.exchange.codec.DepositCodec;
import org.borderflow.exchange.codec.Receipt;
import org.borderflow.exchange.codec.ReceiptCodec;
import org.borderflow.schemas.DepositPart;
import org.borderflow.schemas.DepositReport;
import org.borderflow.view.topic.TopicReader;

/**
 * Keeps deposits in a topic of Kafka, all in its first partition, so that they have one order, and
 * each in one transaction with its report. There is one writer: a second one that starts ends the
 * first one's right to write.
 */
public final class KafkaArchive implements Archive, AutoCloseable {

  private static final String WRITER = "clearing-house";
  private static final int PARTITION = 0;

  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicReader reader;
  private final AvroSerdes serdes;
  private volatile boolean unsure;

  /**
   * An archive on a cluster that has the topics.
   *
   * @param connection how to reach the cluster: {@code bootstrap.servers} and security settings
   */
  public KafkaArchive(Map<String, ?> connection, AvroSerdes serdes) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, WRITER);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    this.serdes = serdes;
    this.reader = new TopicReader(connection);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  @Override
  public void store(Receipt receipt, Optional<Deposit> deposit) {
    if (unsure) {
      throw new NotKept("it is not known what was kept last", null);
    }
    try {
      producer.beginTransaction();
      for (DepositPart part : deposit.map(DepositCodec::parts).orElse(List.of())) {
        send(Topics.CLEARING_DEPOSITS, DepositCodec.key(part), part);
      }
      send(Topics.CLEARING_REPORTS, ReceiptCodec.key(receipt), ReceiptCodec.record(receipt));
      producer.commitTransaction();
    } catch (KafkaException e) {
      abort(e);
      throw new NotKept("the deposit could not be kept", e);
    }
  }

  /**
   * What could not be written is as if it had not come. If that cannot be made sure, because
   * another writes here by now or Kafka has been silent, nothing more is written: only who reads
   * the topics anew knows what is in them.
   */
  private void abort(KafkaException because) {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      unsure = true;
      because.addSuppressed(e);
    }
  }

  /** Why nothing can be kept any more, if nothing can. */
  public Optional<String> problem() {
    return unsure
        ? Optional.of("it is not known what was kept last; start the clearing-house again")
        : Optional.empty();
  }

  /** What becomes of it the commit tells. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private <K extends SpecificRecord, V extends SpecificRecord> void send(
      Topic<K, V> topic, K key, V value) {
    producer.send(
        new ProducerRecord<>(
            topic.name(),
            PARTITION,
            serdes.key(topic).serializer().serialize(topic.name(), key),
            serdes.value(topic).serializer().serialize(topic.name(), value)));
  }

  @Override
  public void deposits(Consumer<Deposit> visitor) {
    Deserializer<DepositPart> parts = serdes.value(Topics.CLEARING_DEPOSITS).deserializer();
    reader.read(
        Topics.CLEARING_DEPOSITS.name(),
        record ->
            visitor.accept(
                DepositCodec.deposit(parts.deserialize(record.topic(), record.value()))));
  }

  @Override
  public List<Receipt> receipts() {
    Deserializer<DepositReport> reports = serdes.value(Topics.CLEARING_REPORTS).deserializer();
    List<Receipt> receipts = new ArrayList<>();
    reader.read(
        Topics.CLEARING_REPORTS.name(),
        record ->
            receipts.add(
                ReceiptCodec.receipt(reports.deserialize(record.topic(), record.value()))));
    receipts.sort(Comparator.comparingLong(Receipt::number));
    return receipts;
  }

  @Override
  public void close() {
    producer.close();
  }
}
