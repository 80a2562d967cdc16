package org.borderflow.topology.records;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Partitioning;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.TravellerKey;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.codec.IntakeFrame;
import org.borderflow.topology.codec.IntakeFrames;
import org.borderflow.topology.codec.ResultSerializers;
import org.borderflow.topology.codec.TravellerFrame;
import org.borderflow.topology.codec.TravellerFrames;
import org.borderflow.topology.kafka.CommitBuffer;
import org.borderflow.topology.kafka.CommitPace;
import org.borderflow.topology.kafka.RepartitioningTopology;
import org.borderflow.topology.links.LinkEventSerde;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.ticks.StageLedger;

/** First stage: received records in, crossings that stand out. */
public final class RecordsStage {

  private RecordsStage() {}

  /** Adds the stage to a topology. */
  public static void addTo(
      RepartitioningTopology topology,
      AvroSerdes serdes,
      Retention retention,
      int partitions,
      CommitPace pace) {
    Serde<byte[]> anyKey = Serdes.ByteArray();
    Serde<IntakeFrame> intake = IntakeFrames.serde(serdes);

    StoreBuilder<?> records =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(StateStores.RECORDS),
                Serdes.String(),
                RecordEntrySerde.serde())
            .withCachingDisabled();

    topology.addInternalTopic(Names.AMENDMENTS, partitions);
    topology.addSource(
        Names.READ_RECEIVED, anyKey.deserializer(), intake.deserializer(), Topics.RECEIVED.name());
    topology.addSource(
        Names.READ_AMENDMENTS, anyKey.deserializer(), intake.deserializer(), Names.AMENDMENTS);
    topology.addProcessor(
        Names.STAND,
        () ->
            new StandRecords(new TravellerFrames(serdes), serdes.value(Topics.RECEIVED), retention),
        Names.READ_RECEIVED,
        Names.READ_AMENDMENTS);
    topology.addStateStore(records, Names.STAND);
    topology.addStateStore(StageLedger.builder(StateStores.RECORDS_LEDGER), Names.STAND);
    topology.addStateStore(CommitBuffer.builder(StateStores.RECORDS_BUFFER, pace), Names.STAND);

    topology.addSink(
        Names.SEND_AMENDMENTS,
        Names.AMENDMENTS,
        serdes.key(Topics.RECEIVED).serializer(),
        intake.serializer(),
        byTarget(),
        Names.STAND);

    topology.addSink(
        Names.PUBLISH_REJECTED,
        Topics.REJECTED.name(),
        serdes.key(Topics.REJECTED).serializer(),
        serdes.value(Topics.REJECTED).serializer(),
        Names.STAND);
    topology.addSink(
        Names.PUBLISH_AWAITING,
        Topics.AWAITING_TARGET.name(),
        serdes.key(Topics.AWAITING_TARGET).serializer(),
        serdes.value(Topics.AWAITING_TARGET).serializer(),
        byRecord(),
        Names.STAND);
    topology.addSink(
        Names.PUBLISH_CROSSINGS,
        Topics.CROSSINGS.name(),
        new ResultSerializers(serdes).travellerKeys(),
        TravellerFrames.serde(serdes).serializer(),
        byTraveller(),
        Names.STAND);
    // In one partition: a chain of links may lead from any traveller to any other.
    topology.addInternalTopic(Names.LINKS, 1);
    topology.addSink(
        Names.SEND_LINKS,
        Names.LINKS,
        Serdes.ByteArray().serializer(),
        LinkEventSerde.serde().serializer(),
        Names.STAND);
    topology.addSink(
        Names.PUBLISH_RECORDS_PROGRESS,
        Topics.PROGRESS.name(),
        serdes.key(Topics.PROGRESS).serializer(),
        serdes.value(Topics.PROGRESS).serializer(),
        Names.STAND);
  }

  /** Amendments go where their target's record is; what has no key goes everywhere. */
  private static StreamPartitioner<RecordKey, IntakeFrame> byTarget() {
    return (topic, key, value, partitions) ->
        key == null ? everyPartition(partitions) : ofRecord(key, partitions);
  }

  private static <V> StreamPartitioner<RecordKey, V> byRecord() {
    return (topic, key, value, partitions) -> ofRecord(key, partitions);
  }

  /** A tick or an erasure, whose key is nobody, goes everywhere. */
  private static StreamPartitioner<TravellerKey, TravellerFrame> byTraveller() {
    return (topic, key, value, partitions) ->
        isForAll(value)
            ? everyPartition(partitions)
            : Optional.of(Set.of(Partitioning.ofTraveller(key.getTraveller(), partitions)));
  }

  private static boolean isForAll(TravellerFrame frame) {
    return frame instanceof TravellerFrame.Other other
        && (other.event() instanceof DayTick || other.event() instanceof Erasure);
  }

  private static Optional<Set<Integer>> ofRecord(RecordKey key, int partitions) {
    return Optional.of(
        Set.of(Partitioning.ofRecord(key.getAgency(), key.getRecordId(), partitions)));
  }

  private static Optional<Set<Integer>> everyPartition(int partitions) {
    return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
  }
}
