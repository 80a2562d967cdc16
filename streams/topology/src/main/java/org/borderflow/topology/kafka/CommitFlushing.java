package org.borderflow.topology.kafka;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Clients for Kafka Streams whose producers wait for what they have sent once in a commit.
 *
 * <p>Before a thread commits, Kafka Streams flushes its producer once for each of its tasks, and
 * waits each time until the brokers have answered. A transaction does not need that: it is not
 * committed before everything in it has been acknowledged, and fails if something could not be
 * sent. So a flush in between is left out, and with it most of the time that a commit takes.
 */
public final class CommitFlushing implements KafkaClientSupplier {

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new TransactionProducer(config);
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return getConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return getConsumer(config);
  }

  /**
   * The exception to throw for one of a commit. Kafka Streams takes its tasks up anew when it is
   * told of a timeout or that it is no longer the one who commits, and stops at anything else.
   */
  static KafkaException asOfCommit(KafkaException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException
          || cause instanceof InvalidPidMappingException
          || cause instanceof CommitFailedException) {
        return (KafkaException) cause;
      }
      if (cause instanceof OutOfOrderSequenceException) {
        return new CommitFailedException("Some of the transaction could not be sent: " + cause);
      }
      if (cause instanceof RetriableException) {
        return new TimeoutException("Some of the transaction could not be sent", cause);
      }
    }
    return thrown;
  }

  /**
   * A producer that leaves flushing to the transaction. What a flush would have brought to light
   * comes to light at the commit, and is told as Kafka Streams expects it there.
   */
  private static final class TransactionProducer extends KafkaProducer<byte[], byte[]> {

    TransactionProducer(Map<String, Object> config) {
      super(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void flush() {
      // The transaction waits.
    }

    @Override
    public void sendOffsetsToTransaction(
        Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
      try {
        super.sendOffsetsToTransaction(offsets, group);
      } catch (KafkaException e) {
        throw asOfCommit(e);
      }
    }

    @Override
    public void commitTransaction() {
      try {
        super.commitTransaction();
      } catch (KafkaException e) {
        throw asOfCommit(e);
      }
    }
  }
}
