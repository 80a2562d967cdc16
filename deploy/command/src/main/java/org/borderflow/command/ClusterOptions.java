package org.borderflow.command;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which running cluster: by options, else by the environment. */
final class ClusterOptions {

  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--registry",
      required = true,
      defaultValue = "${env:BORDERFLOW_REGISTRY}",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "URL",
      description = "Its schema registry (default: $BORDERFLOW_REGISTRY).")
  private String registry;

  /**
   * The cluster, when both of its parts have answered.
   *
   * @throws Misuse if one has no such address or does not answer
   */
  Deployment.Cluster cluster() throws InterruptedException {
    Deployment.Cluster cluster = address();
    KafkaOptions.await(cluster.connection());
    RegistryQuestion.ask(cluster);
    return cluster;
  }

  /**
   * The cluster, wherever it is at the moment.
   *
   * @throws Misuse if an address is none, or the settings are of no use
   */
  Deployment.Cluster address() {
    checkAddress();
    Deployment.Cluster cluster = kafka.with(registry);
    RegistryQuestion.client(cluster);
    return cluster;
  }

  private void checkAddress() {
    try {
      URI address = new URI(registry);
      if (address.getHost() != null && address.getScheme().matches("https?")) {
        return;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new Misuse("--registry: " + registry + " is not an address such as http://host:8081");
  }
}
