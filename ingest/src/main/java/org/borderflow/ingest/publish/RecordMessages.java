package org.borderflow.ingest.publish;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.FormerFingerprint;
import org.borderflow.contract.Partitioning;
import org.borderflow.contract.Topics;
import org.borderflow.ingest.identity.Rekeyed;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Resubmission;
import org.borderflow.schemas.Traveller;

/** What the intake says, as messages of its topics. Safe for use by many threads. */
final class RecordMessages {

  private static final RecordKey TICK_KEY = new RecordKey("", "");

  private final Serializer<RecordKey> receivedKey;
  private final Serializer<IntakeEvent> receivedValue;
  private final Serializer<RecordKey> rejectedKey;
  private final Serializer<Rejection> rejectedValue;
  private final Serializer<RecordKey> resubmittedKey;
  private final Serializer<Resubmission> resubmittedValue;
  private final int partitions;

  /**
   * @param partitions partitions of the topic of received records
   */
  RecordMessages(AvroSerdes serdes, int partitions) {
    this.receivedKey = serdes.key(Topics.RECEIVED).serializer();
    this.receivedValue = serdes.value(Topics.RECEIVED).serializer();
    this.rejectedKey = serdes.key(Topics.REJECTED).serializer();
    this.rejectedValue = serdes.value(Topics.REJECTED).serializer();
    this.resubmittedKey = serdes.key(Topics.RESUBMITTED).serializer();
    this.resubmittedValue = serdes.value(Topics.RESUBMITTED).serializer();
    this.partitions = partitions;
  }

  int partitions() {
    return partitions;
  }

  /** A valid record, for the partition of its own id. */
  ProducerRecord<byte[], byte[]> of(ReceivedCrossing crossing) {
    return keyed(
        new RecordKey(crossing.getAgency(), crossing.getRecordId()), new IntakeEvent(crossing));
  }

  /** A record that may have come before under the former key. */
  ProducerRecord<byte[], byte[]> of(ReceivedCrossing crossing, Rekeyed rekeyed) {
    ProducerRecord<byte[], byte[]> message = of(crossing);
    message.headers().add(FormerFingerprint.HEADER, FormerFingerprint.value(rekeyed.fingerprint()));
    return message;
  }

  /** Two pseudonyms of one identity. As a residence status, it has no record id. */
  ProducerRecord<byte[], byte[]> of(String agency, IdentityLink link) {
    String pseudonym = HexFormat.of().formatHex(link.getLinked().bytes());
    return keyed(new RecordKey(agency, pseudonym), new IntakeEvent(link));
  }

  /** A residence status. It has no record id; the traveller's pseudonym stands for it. */
  ProducerRecord<byte[], byte[]> of(String agency, ResidenceStatus status) {
    String pseudonym = HexFormat.of().formatHex(status.getTraveller().bytes());
    return keyed(new RecordKey(agency, pseudonym), new IntakeEvent(status));
  }

  /** A refusal. */
  ProducerRecord<byte[], byte[]> of(Rejection rejection) {
    String topic = Topics.REJECTED.name();
    RecordKey key = new RecordKey(rejection.getAgency(), rejection.getRecordId());
    return new ProducerRecord<>(
        topic, rejectedKey.serialize(topic, key), rejectedValue.serialize(topic, rejection));
  }

  /** What was dealt with by sending a record again. */
  ProducerRecord<byte[], byte[]> of(Resubmission resubmission) {
    String topic = Topics.RESUBMITTED.name();
    RecordKey key = new RecordKey(resubmission.getAgency(), resubmission.getRecordId());
    return new ProducerRecord<>(
        topic,
        resubmittedKey.serialize(topic, key),
        resubmittedValue.serialize(topic, resubmission));
  }

  /** What day it is, for one partition. */
  ProducerRecord<byte[], byte[]> tick(long tick, LocalDate day, int partition) {
    return message(
        partition, TICK_KEY, new IntakeEvent(new DayTick(tick, day, partition, partitions, null)));
  }

  /** Whom to erase, for one partition. */
  ProducerRecord<byte[], byte[]> erasure(long number, List<Traveller> travellers, int partition) {
    return message(
        partition,
        TICK_KEY,
        new IntakeEvent(new Erasure(number, travellers, travellers.size(), partition, partitions)));
  }

  private ProducerRecord<byte[], byte[]> keyed(RecordKey key, IntakeEvent value) {
    return message(
        Partitioning.ofRecord(key.getAgency(), key.getRecordId(), partitions), key, value);
  }

  private ProducerRecord<byte[], byte[]> message(int partition, RecordKey key, IntakeEvent value) {
    String topic = Topics.RECEIVED.name();
    return new ProducerRecord<>(
        topic, partition, receivedKey.serialize(topic, key), receivedValue.serialize(topic, value));
  }
}
