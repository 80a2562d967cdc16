package org.borderflow.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;

/**
 * What a data directory holds, to be read: the cluster that runs there, or else one that is started
 * for as long as this is open. No streams are started, so nothing goes on meanwhile.
 */
final class StoredCluster implements AutoCloseable {

  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final Deployment.Cluster cluster;

  private StoredCluster(
      EmbeddedBroker broker, EmbeddedRegistry registry, Deployment.Cluster cluster) {
    this.broker = broker;
    this.registry = registry;
    this.cluster = cluster;
  }

  /**
   * Opens a data directory.
   *
   * @throws Misuse if it holds no cluster
   */
  static StoredCluster in(Path data) {
    check(data);
    return Whereabouts.of(data)
        .map(running -> new StoredCluster(null, null, running))
        .orElseGet(() -> start(data));
  }

  /**
   * Looks whether a data directory holds a cluster.
   *
   * @throws Misuse if it does not
   */
  static void check(Path data) {
    if (!Files.isDirectory(data)) {
      throw new Misuse("--data: there is no directory " + data);
    }
    DataDirectory.kept(data).checkOwnCluster();
    if (!Files.exists(data.resolve("kafka").resolve("meta.properties"))) {
      throw new Misuse("--data: " + data + " holds no cluster");
    }
  }

  private static StoredCluster start(Path data) {
    EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), 0, Map.of());
    try {
      EmbeddedRegistry registry = EmbeddedRegistry.start(data.resolve("registry"), 0);
      return new StoredCluster(
          broker, registry, new Deployment.Cluster(broker.bootstrapServers(), registry.url()));
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  Deployment.Cluster cluster() {
    return cluster;
  }

  @Override
  public void close() {
    if (broker != null) {
      registry.close();
      broker.close();
    }
  }
}
