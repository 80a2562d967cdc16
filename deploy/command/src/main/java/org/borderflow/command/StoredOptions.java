package org.borderflow.command;

import java.nio.file.Path;
import java.util.Optional;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.view.file.Refusals;
import org.borderflow.view.topic.TopicReader;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cluster of which a deployment's records are wanted, whether the deployment runs or not. */
final class StoredOptions {

  @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the deployment.")
  private Path data;

  @Mixin private RunningKafkaOptions runningKafka;

  /**
   * Looks at what was given before anything is started.
   *
   * @throws Misuse unless it is one of both
   */
  void check() {
    runningKafka.check();
    if ((data == null) != runningKafka.isGiven()) {
      throw new Misuse("either --data, or --bootstrap-servers and --registry");
    }
  }

  /** The data directory, if that was given. */
  Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  /** The cluster; one that does not run runs for as long as this command. */
  Deployment.Cluster cluster(Running running) {
    return runningKafka.orStoredIn(data, running);
  }

  /**
   * What was refused there.
   *
   * @param scratch where temporary files may be written
   */
  static Refusals refusals(Deployment.Cluster cluster, Path scratch) {
    return new Refusals(
        new TopicReader(cluster.connection()), new AvroSerdes(cluster.registry()), scratch);
  }
}
