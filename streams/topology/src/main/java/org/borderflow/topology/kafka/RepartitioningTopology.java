package org.borderflow.topology.kafka;

import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.internals.InternalTopicProperties;

/**
 * A topology made of processors that may also use internal topics.
 *
 * <p>The builder of the DSL makes repartition topics, but gives no names to choose for what one
 * processor sends to several places; a plain {@link Topology} has the names but no repartition
 * topics. Kafka Streams creates these topics, prefixes them with the application id and deletes
 * what has been read.
 */
public final class RepartitioningTopology extends Topology {

  /** An empty topology. */
  public RepartitioningTopology(TopologyConfig config) {
    super(config);
  }

  /**
   * Declares an internal topic, to be used in {@code addSink} and {@code addSource} under this
   * name.
   */
  public void addInternalTopic(String name, int partitions) {
    internalTopologyBuilder.addInternalTopic(name, new InternalTopicProperties(partitions));
  }
}
