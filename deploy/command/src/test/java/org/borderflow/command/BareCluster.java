package org.borderflow.command;

import java.nio.file.Path;
import java.util.Map;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;

/** A broker and a registry without streams: what was taken in stays as it came. */
final class BareCluster implements AutoCloseable {

  private final Path dir;
  private final EmbeddedRegistry registry;
  private final Deployment deployment;
  private EmbeddedBroker broker;

  private BareCluster(Path dir) {
    this.dir = dir;
    this.broker = EmbeddedBroker.start(dir.resolve("kafka"));
    this.registry = EmbeddedRegistry.start(dir.resolve("registry"), 0);
    this.deployment =
        Deployment.elsewhere(new Deployment.Cluster(broker.bootstrapServers(), registry.url()));
  }

  static BareCluster start(Path dir) {
    return new BareCluster(dir);
  }

  Deployment deployment() {
    return deployment;
  }

  void stopBroker() {
    broker.close();
  }

  /** Starts the broker again where it was. */
  void startBroker() {
    broker = EmbeddedBroker.start(dir.resolve("kafka"), broker.port(), Map.of());
  }

  @Override
  public void close() {
    registry.close();
    broker.close();
  }
}
