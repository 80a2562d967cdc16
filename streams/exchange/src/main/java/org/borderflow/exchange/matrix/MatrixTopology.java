package org.borderflow.exchange.matrix;

import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.Stores;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.CorridorKey;
import org.borderflow.schemas.CorridorMirror;

/** Deposits in, corridors out. */
public final class MatrixTopology {

  private static final String DEPOSITS = "clearing.read-deposits";
  private static final String MIRROR = "clearing.mirror";

  /** Where corridors go that are told to those who may read everything. */
  static final String PUBLISH = "clearing.publish";

  /** Where corridors go that are told to everybody. */
  static final String PUBLISH_PUBLIC = "clearing.publish-public";

  /** Keeps each corridor as it is. */
  static final String CORRIDORS = "clearing-corridors";

  private MatrixTopology() {}

  /**
   * Puts it together.
   *
   * @param config settings of Kafka Streams
   */
  public static Topology of(AvroSerdes serdes, Properties config) {
    Serde<CorridorKey> keys = serdes.key(Topics.CLEARING_MATRIX);
    Serde<CorridorMirror> mirrors = serdes.value(Topics.CLEARING_MATRIX);
    Topology topology = new Topology(new TopologyConfig(new StreamsConfig(config)));
    topology.addSource(
        DEPOSITS,
        serdes.key(Topics.CLEARING_DEPOSITS).deserializer(),
        serdes.value(Topics.CLEARING_DEPOSITS).deserializer(),
        Topics.CLEARING_DEPOSITS.name());
    topology.addProcessor(MIRROR, MirrorCorridors::new, DEPOSITS);
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(CORRIDORS), Serdes.String(), mirrors),
        MIRROR);
    topology.addSink(
        PUBLISH, Topics.CLEARING_MATRIX.name(), keys.serializer(), mirrors.serializer(), MIRROR);
    topology.addSink(
        PUBLISH_PUBLIC,
        Topics.CLEARING_PUBLIC_MATRIX.name(),
        serdes.key(Topics.CLEARING_PUBLIC_MATRIX).serializer(),
        serdes.value(Topics.CLEARING_PUBLIC_MATRIX).serializer(),
        MIRROR);
    return topology;
  }
}
