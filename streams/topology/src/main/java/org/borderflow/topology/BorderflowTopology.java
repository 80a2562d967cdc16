package org.borderflow.topology;

import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.estimates.Method;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.flow.Cube;
import org.borderflow.topology.cells.CellsStage;
import org.borderflow.topology.estimates.EstimatesStage;
import org.borderflow.topology.histories.HistoriesStage;
import org.borderflow.topology.kafka.CommitPace;
import org.borderflow.topology.kafka.RepartitioningTopology;
import org.borderflow.topology.links.LinksStage;
import org.borderflow.topology.records.RecordsStage;
import org.borderflow.topology.retention.Retention;

/** The whole stream application, stage by stage. */
public final class BorderflowTopology {

  private BorderflowTopology() {}

  /**
   * Composes the stages.
   *
   * @param serdes how topics are read and written
   * @param method how migrants are counted
   * @param cubes what flows are broken down by
   * @param retention how long crossings are kept
   * @param disclosure how public cells are protected
   * @param partitions number of partitions of every topic
   * @param pace when an instance commits
   * @param config settings of Kafka Streams
   */
  public static Topology of(
      AvroSerdes serdes,
      Method method,
      List<Cube> cubes,
      Retention retention,
      Disclosure disclosure,
      int partitions,
      CommitPace pace,
      Properties config) {
    RepartitioningTopology topology =
        new RepartitioningTopology(new TopologyConfig(new StreamsConfig(config)));
    RecordsStage.addTo(topology, serdes, retention, partitions, pace);
    HistoriesStage.addTo(topology, serdes, method.rules(), cubes, partitions, pace);
    CellsStage.addTo(topology, serdes, method.rules(), disclosure, pace);
    // Last, so that the tasks of the other stages keep the numbers that deployments remember.
    LinksStage.addTo(topology, partitions);
    EstimatesStage.addTo(topology, serdes, method, cubes, partitions, pace);
    return topology;
  }
}
