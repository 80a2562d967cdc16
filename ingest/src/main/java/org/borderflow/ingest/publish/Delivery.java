package org.borderflow.ingest.publish;

import java.util.Optional;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.borderflow.contract.RegistryUnavailable;
import org.borderflow.ingest.identity.Rekeyed;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.Rejection;

/**
 * The records of one caller on their way into Kafka. They are durable once {@link #await()} has
 * returned. For one thread.
 */
public final class Delivery {

  private final Producer<byte[], byte[]> producer;
  private final RecordMessages messages;
  private final Header trace;
  private final Object lock = new Object();
  private long underway;
  private long recordsStored;
  private Exception failure;
  private final Callback recordArrived = (metadata, exception) -> arrived(exception, 1);
  private final Callback otherArrived = (metadata, exception) -> arrived(exception, 0);

  Delivery(Producer<byte[], byte[]> producer, RecordMessages messages, Header trace) {
    this.producer = producer;
    this.messages = messages;
    this.trace = trace;
  }

  /**
   * Sends a valid record, and before it what links it to the former key.
   *
   * @throws IntakeFailure if it, or one before it, cannot be stored
   */
  public void publish(ReceivedCrossing crossing, Optional<Rekeyed> rekeyed) {
    try {
      if (rekeyed.isEmpty()) {
        send(messages.of(crossing), recordArrived);
        return;
      }
      for (IdentityLink link : rekeyed.get().links()) {
        send(messages.of(crossing.getAgency(), link), otherArrived);
      }
      send(messages.of(crossing, rekeyed.get()), recordArrived);
    } catch (RegistryUnavailable e) {
      throw new IntakeFailure("The schema registry does not answer", e);
    }
  }

  /**
   * Sends a refusal.
   *
   * @throws IntakeFailure if it, or one before it, cannot be stored
   */
  public void publish(Rejection rejection) {
    try {
      send(messages.of(rejection), otherArrived);
    } catch (RegistryUnavailable e) {
      throw new IntakeFailure("The schema registry does not answer", e);
    }
  }

  /**
   * Waits until every record sent has been stored by all in-sync replicas. Kafka's own delivery
   * timeout says how long that may take.
   *
   * @throws IntakeFailure if one has not
   */
  public void await() {
    recordsStored();
    check();
  }

  /**
   * Waits until it is known of every record sent whether it has been stored.
   *
   * @return how many valid records have been
   */
  public long recordsStored() {
    synchronized (lock) {
      try {
        while (underway > 0) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IntakeFailure("Interrupted before Kafka had stored the records", e);
      }
      return recordsStored;
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
  private void send(ProducerRecord<byte[], byte[]> message, Callback arrived) {
    check();
    message.headers().add(trace);
    synchronized (lock) {
      underway++;
    }
    try {
      producer.send(message, arrived);
    } catch (KafkaException | IllegalStateException e) {
      arrived(e, 0);
      check();
    }
  }

  private void arrived(Exception exception, int records) {
    synchronized (lock) {
      underway--;
      if (exception == null) {
        recordsStored += records;
      } else if (failure == null) {
        failure = exception;
      }
      if (underway == 0) {
        lock.notifyAll();
      }
    }
  }

  private void check() {
    synchronized (lock) {
      if (failure != null) {
        throw new IntakeFailure("Kafka did not store a record", failure);
      }
    }
  }
}
