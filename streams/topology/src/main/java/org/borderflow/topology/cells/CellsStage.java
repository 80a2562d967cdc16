package org.borderflow.topology.cells;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.Stores;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.codec.ResultSerializers;
import org.borderflow.topology.kafka.CommitBuffer;
import org.borderflow.topology.kafka.CommitPace;
import org.borderflow.topology.kafka.RepartitioningTopology;
import org.borderflow.topology.ticks.StageLedger;

/**
 * Last stage: changes of cells and of lengths in; flow cells and lengths of stay out, exact and
 * public.
 */
public final class CellsStage {

  private CellsStage() {}

  /**
   * Declares another stage's way of sending to this one.
   *
   * @param sink the sink's name
   * @param rules number of rules
   * @param from who sends: to the partition that is the key, or to all if there is none
   */
  public static void addSinkTo(
      RepartitioningTopology topology, String sink, int rules, String from) {
    StreamPartitioner<Integer, CellEvent> toKeyOrAll =
        (topic, partition, event, partitions) ->
            Optional.of(
                partition == null
                    ? IntStream.range(0, partitions).boxed().collect(Collectors.toSet())
                    : Set.of(partition));
    topology.addSink(
        sink,
        Names.CELL_DELTAS,
        Serdes.Integer().serializer(),
        CellEventSerde.serde(rules).serializer(),
        toKeyOrAll,
        from);
  }

  /** Adds the stage to a topology, whose histories stage declares the topic of changes. */
  public static void addTo(
      RepartitioningTopology topology,
      AvroSerdes serdes,
      RuleBook rules,
      Disclosure disclosure,
      CommitPace pace) {
    ResultSerializers results = new ResultSerializers(serdes);
    topology.addSource(
        Names.READ_CELL_DELTAS,
        Serdes.Integer().deserializer(),
        CellEventSerde.serde(rules.rules().size()).deserializer(),
        Names.CELL_DELTAS);
    topology.addProcessor(
        Names.TALLY, () -> new TallyCells(rules, disclosure, pace), Names.READ_CELL_DELTAS);
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(StateStores.CELLS),
                Serdes.Bytes(),
                Serdes.ByteArray())
            .withCachingDisabled(),
        Names.TALLY);
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(StateStores.LENGTHS),
                Serdes.Bytes(),
                Serdes.ByteArray())
            .withCachingDisabled(),
        Names.TALLY);
    topology.addStateStore(StageLedger.builder(StateStores.CELLS_LEDGER), Names.TALLY);
    topology.addStateStore(CommitBuffer.builder(StateStores.CELLS_BUFFER, pace), Names.TALLY);
    topology.addSink(
        Names.PUBLISH_CELLS,
        Topics.FLOW_CELLS.name(),
        results.cellKeys(Topics.FLOW_CELLS),
        results.cells(),
        Names.TALLY);
    topology.addSink(
        Names.PUBLISH_PUBLIC_CELLS,
        Topics.PUBLIC_FLOW_CELLS.name(),
        results.cellKeys(Topics.PUBLIC_FLOW_CELLS),
        results.publicCells(),
        Names.TALLY);
    topology.addSink(
        Names.PUBLISH_LENGTHS,
        Topics.STAY_LENGTHS.name(),
        serdes.key(Topics.STAY_LENGTHS).serializer(),
        serdes.value(Topics.STAY_LENGTHS).serializer(),
        Names.TALLY);
    topology.addSink(
        Names.PUBLISH_PUBLIC_LENGTHS,
        Topics.PUBLIC_STAY_LENGTHS.name(),
        serdes.key(Topics.PUBLIC_STAY_LENGTHS).serializer(),
        serdes.value(Topics.PUBLIC_STAY_LENGTHS).serializer(),
        Names.TALLY);
    topology.addSink(
        Names.PUBLISH_CELLS_PROGRESS,
        Topics.PROGRESS.name(),
        serdes.key(Topics.PROGRESS).serializer(),
        serdes.value(Topics.PROGRESS).serializer(),
        Names.TALLY);
  }
}
