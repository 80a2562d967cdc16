package org.borderflow.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which running cluster: by options, else by the environment. */
final class ClusterOptions {

  @Option(
      names = "--bootstrap-servers",
      required = true,
      defaultValue = "${env:BORDERFLOW_BOOTSTRAP_SERVERS}",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "HOST:PORT",
      description = "Kafka (default: $BORDERFLOW_BOOTSTRAP_SERVERS).")
  private String bootstrapServers;

  @Option(
      names = "--registry",
      required = true,
      defaultValue = "${env:BORDERFLOW_REGISTRY}",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "URL",
      description = "Its schema registry (default: $BORDERFLOW_REGISTRY).")
  private String registry;

  @Mixin private KafkaConfigOption kafkaConfig;

  /**
   * The cluster, when both of its parts have answered.
   *
   * @throws Misuse if one has no such address or does not answer
   */
  Deployment.Cluster cluster() throws InterruptedException {
    Deployment.Cluster cluster = address();
    awaitKafka(cluster.connection());
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
    Deployment.Cluster cluster =
        new Deployment.Cluster(bootstrapServers, registry, kafkaConfig.settings());
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

  /** Waits as long as a client of Kafka usually does: whoever starts both at once does no wrong. */
  static void awaitKafka(Map<String, Object> connection) throws InterruptedException {
    Object bootstrapServers = connection.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    try (Admin admin = Admin.create(connection)) {
      admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      KafkaConfigOption.checkAdmitted(e.getCause());
      throw new Misuse("--bootstrap-servers: no Kafka answers at " + bootstrapServers);
    } catch (KafkaException e) {
      KafkaConfigOption.checkUsable(e);
      if (e.getCause() instanceof ConfigException) {
        throw new Misuse(
            "--bootstrap-servers: " + bootstrapServers + " is not host:port of a known host");
      }
      throw e;
    }
  }
}
