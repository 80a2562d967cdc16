package org.borderflow.topology.histories;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.Cube;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.cells.CellsStage;
import org.borderflow.topology.codec.ResultSerializers;
import org.borderflow.topology.codec.TravellerBytes;
import org.borderflow.topology.codec.TravellerFrames;
import org.borderflow.topology.codec.TravellerPartitioner;
import org.borderflow.topology.estimates.EstimateEventSerde;
import org.borderflow.topology.kafka.CommitBuffer;
import org.borderflow.topology.kafka.CommitPace;
import org.borderflow.topology.kafka.RepartitioningTopology;
import org.borderflow.topology.links.HomeEventSerde;
import org.borderflow.topology.ticks.StageLedger;

/**
 * Second stage: crossings that stand and who represents whom in; outcomes, stays and changes of
 * cells out.
 */
public final class HistoriesStage {

  private HistoriesStage() {}

  /** Adds the stage to a topology. */
  public static void addTo(
      RepartitioningTopology topology,
      AvroSerdes serdes,
      RuleBook rules,
      List<Cube> cubes,
      int partitions,
      CommitPace pace) {
    ResultSerializers results = new ResultSerializers(serdes);
    topology.addSource(
        Names.READ_CROSSINGS,
        TravellerFrames.keys(serdes),
        TravellerFrames.serde(serdes).deserializer(),
        Topics.CROSSINGS.name());
    topology.addSource(
        Names.READ_REPRESENTATIVES,
        TravellerBytes.keys().deserializer(),
        HomeEventSerde.serde().deserializer(),
        Names.REPRESENTATIVES);
    topology.addProcessor(
        Names.FOLLOW,
        () -> new FollowRepresentatives(new TravellerFrames(serdes)),
        Names.READ_CROSSINGS,
        Names.READ_REPRESENTATIVES);
    topology.addStateStore(bytesStore(StateStores.REPRESENTATIVES), Names.FOLLOW);
    topology.addStateStore(StageLedger.builder(StateStores.REPRESENTATIVES_LEDGER), Names.FOLLOW);

    topology.addInternalTopic(Names.MEMBERS, partitions);
    topology.addSink(
        Names.SEND_MEMBERS,
        Names.MEMBERS,
        TravellerBytes.keys().serializer(),
        MemberEventSerde.serde().serializer(),
        TravellerPartitioner.ofTravellerOrAll(),
        Names.FOLLOW);
    topology.addSource(
        Names.READ_MEMBERS,
        TravellerBytes.keys().deserializer(),
        MemberEventSerde.serde().deserializer(),
        Names.MEMBERS);
    topology.addProcessor(
        Names.ASSESS,
        () -> new AssessTravellers(rules, cubes, partitions, new TravellerFrames(serdes)),
        Names.FOLLOW,
        Names.READ_MEMBERS);
    topology.addStateStore(bytesStore(StateStores.HISTORIES), Names.FOLLOW, Names.ASSESS);
    topology.addStateStore(bytesStore(StateStores.DUE), Names.ASSESS);
    topology.addStateStore(StageLedger.builder(StateStores.HISTORIES_LEDGER), Names.ASSESS);
    topology.addStateStore(CommitBuffer.builder(StateStores.HISTORIES_BUFFER, pace), Names.ASSESS);

    topology.addSink(
        Names.PUBLISH_OUTCOMES,
        Topics.OUTCOMES.name(),
        results.outcomeKeys(),
        results.outcomes(),
        Names.ASSESS);
    topology.addSink(
        Names.PUBLISH_STAYS,
        Topics.STAYS.name(),
        results.stayKeys(),
        results.stays(),
        Names.ASSESS);
    topology.addSink(
        Names.PUBLISH_HISTORIES_PROGRESS,
        Topics.PROGRESS.name(),
        serdes.key(Topics.PROGRESS).serializer(),
        serdes.value(Topics.PROGRESS).serializer(),
        Names.ASSESS);
    topology.addInternalTopic(Names.CELL_DELTAS, partitions);
    CellsStage.addSinkTo(topology, Names.SEND_CELL_DELTAS, rules.rules().size(), Names.ASSESS);
    topology.addInternalTopic(Names.OBSERVATIONS, 1);
    topology.addSink(
        Names.SEND_OBSERVATIONS,
        Names.OBSERVATIONS,
        Serdes.ByteArray().serializer(),
        EstimateEventSerde.serde().serializer(),
        Names.ASSESS);
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytesStore(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled();
  }
}
