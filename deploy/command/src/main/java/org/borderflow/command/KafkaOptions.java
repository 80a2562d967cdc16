package org.borderflow.command;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The Kafka that a command works on. */
final class KafkaOptions {

  @Option(
      names = "--bootstrap-servers",
      required = true,
      defaultValue = "${env:BORDERFLOW_BOOTSTRAP_SERVERS}",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "HOST:PORT",
      description = "Kafka (default: $BORDERFLOW_BOOTSTRAP_SERVERS).")
  private String bootstrapServers;

  @Mixin private KafkaConfigOption kafkaConfig;

  /**
   * A client of the cluster, which has answered.
   *
   * @throws Misuse if no cluster does
   */
  Admin admin() throws InterruptedException {
    Map<String, Object> connection = new HashMap<>(kafkaConfig.settings());
    connection.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    await(connection);
    return Admin.create(connection);
  }

  /**
   * The cluster together with a registry, wherever they are at the moment.
   *
   * @throws Misuse if the settings are of no use
   */
  Deployment.Cluster with(String registry) {
    return new Deployment.Cluster(bootstrapServers, registry, kafkaConfig.settings());
  }

  /**
   * Waits as long as a client of Kafka usually does: whoever starts both at once does no wrong.
   *
   * @throws Misuse if nobody answers
   */
  static void await(Map<String, Object> connection) throws InterruptedException {
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
