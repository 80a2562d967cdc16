package org.borderflow.topology.links;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.Stores;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.codec.TravellerBytes;
import org.borderflow.topology.codec.TravellerPartitioner;
import org.borderflow.topology.kafka.RepartitioningTopology;
import org.borderflow.topology.ticks.StageLedger;

/** Beside the first stage: links and unlinks in; who represents whom out. */
public final class LinksStage {

  private LinksStage() {}

  /** Adds the stage to a topology. */
  public static void addTo(RepartitioningTopology topology, int partitions) {
    topology.addSource(
        Names.READ_LINKS,
        TravellerBytes.keys().deserializer(),
        LinkEventSerde.serde().deserializer(),
        Names.LINKS);
    topology.addProcessor(Names.REPRESENT, RepresentTravellers::new, Names.READ_LINKS);
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(StateStores.LINKS),
                Serdes.Bytes(),
                Serdes.ByteArray())
            .withCachingDisabled(),
        Names.REPRESENT);
    topology.addStateStore(StageLedger.builder(StateStores.LINKS_LEDGER), Names.REPRESENT);

    topology.addInternalTopic(Names.REPRESENTATIVES, partitions);
    topology.addSink(
        Names.SEND_REPRESENTATIVES,
        Names.REPRESENTATIVES,
        TravellerBytes.keys().serializer(),
        HomeEventSerde.serde().serializer(),
        TravellerPartitioner.ofTravellerOrAll(),
        Names.REPRESENT);
  }
}
