package org.borderflow.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A Kafka that runs already, in place of one that the command would start. */
final class RunningKafkaOptions {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "A running Kafka (with --registry) in place of one that is started here.")
  private String bootstrapServers;

  @Option(names = "--registry", paramLabel = "URL", description = "Schema registry of that Kafka.")
  private String registry;

  @Mixin private KafkaConfigOption kafkaConfig;

  /**
   * Looks at what was given before anything is started.
   *
   * @throws Misuse if it is one address without the other
   */
  void check() {
    if ((bootstrapServers == null) != (registry == null)) {
      throw new Misuse("--bootstrap-servers and --registry go together");
    }
  }

  /** Whether there is one. */
  boolean isGiven() {
    return bootstrapServers != null;
  }

  /**
   * The cluster, if one was given.
   *
   * @throws Misuse if the settings are of no use
   */
  Optional<Deployment.Cluster> cluster() {
    return isGiven()
        ? Optional.of(new Deployment.Cluster(bootstrapServers, registry, kafkaConfig.settings()))
        : Optional.empty();
  }

  /**
   * The cluster, if one was given, which has answered; else that of a data directory, which runs
   * for as long as the command.
   *
   * @throws Misuse if nobody answers
   */
  Deployment.Cluster orStoredIn(Path data, Running running) {
    Optional<Deployment.Cluster> cluster = cluster();
    cluster.ifPresent(RunningCluster::identify);
    return cluster.orElseGet(() -> running.open(() -> StoredCluster.in(data)).cluster());
  }
}
