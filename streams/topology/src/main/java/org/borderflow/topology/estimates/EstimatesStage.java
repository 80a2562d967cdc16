package org.borderflow.topology.estimates;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.estimates.Method;
import org.borderflow.rules.flow.Cube;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.cells.CellsStage;
import org.borderflow.topology.kafka.CommitBuffer;
import org.borderflow.topology.kafka.CommitPace;
import org.borderflow.topology.kafka.RepartitioningTopology;
import org.borderflow.topology.ticks.StageLedger;

/** Between histories and cells: observations in; expectations and probabilities out. */
public final class EstimatesStage {

  private EstimatesStage() {}

  /** Adds the stage to a topology, whose histories stage declares the topics. */
  public static void addTo(
      RepartitioningTopology topology,
      AvroSerdes serdes,
      Method method,
      List<Cube> cubes,
      int partitions,
      CommitPace pace) {
    topology.addSource(
        Names.READ_OBSERVATIONS,
        Serdes.ByteArray().deserializer(),
        EstimateEventSerde.serde().deserializer(),
        Names.OBSERVATIONS);
    topology.addProcessor(
        Names.ESTIMATE,
        () -> new EstimateMigrants(method, cubes, partitions),
        Names.READ_OBSERVATIONS);
    stores(pace).forEach(store -> topology.addStateStore(store, Names.ESTIMATE));
    CellsStage.addSinkTo(
        topology, Names.SEND_EXPECTATIONS, method.rules().rules().size(), Names.ESTIMATE);
    topology.addSink(
        Names.PUBLISH_PROBABILITIES,
        Topics.PROBABILITIES.name(),
        serdes.key(Topics.PROBABILITIES).serializer(),
        serdes.value(Topics.PROBABILITIES).serializer(),
        Names.ESTIMATE);
    topology.addSink(
        Names.PUBLISH_ESTIMATES_PROGRESS,
        Topics.PROGRESS.name(),
        serdes.key(Topics.PROGRESS).serializer(),
        serdes.value(Topics.PROGRESS).serializer(),
        Names.ESTIMATE);
  }

  /** What the processor needs. */
  static List<StoreBuilder<?>> stores(CommitPace pace) {
    return List.of(
        bytesStore(StateStores.OBSERVATIONS),
        bytesStore(StateStores.PENDING),
        bytesStore(StateStores.EXPECTATIONS),
        StageLedger.builder(StateStores.ESTIMATES_LEDGER),
        CommitBuffer.builder(StateStores.ESTIMATES_BUFFER, pace));
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytesStore(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled();
  }
}
