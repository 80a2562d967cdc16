package org.borderflow.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.borderflow.contract.Topics;

/** What a replay asks of a cluster that runs elsewhere before it touches anything there. */
final class RunningCluster {

  private static final int MILLIS_TO_ANSWER = 10_000;

  private RunningCluster() {}

  /**
   * Makes sure that Kafka and registry answer, that nobody else works there, and that what may be
   * there already was made under the rules and the key in this directory.
   *
   * @return the claim to be the only one there
   * @throws Misuse if one of it is not so
   */
  static ClusterClaim claim(Deployment.Cluster cluster, DataDirectory directory) {
    try (Admin admin = connect(cluster)) {
      String id = answer(admin, cluster);
      RegistryQuestion.ask(cluster);
      ClusterClaim claim = ClusterClaim.on(admin, cluster, ClusterClaim.PATIENCE);
      try {
        directory.checkCluster(id, cluster.bootstrapServers(), holdsRecords(admin));
        return claim;
      } catch (RuntimeException e) {
        claim.close();
        throw e;
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not answer: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking Kafka", e);
    }
  }

  /**
   * The name that a cluster has given itself.
   *
   * @throws Misuse if Kafka or the registry does not answer there
   */
  static String identify(Deployment.Cluster cluster) {
    try (Admin admin = connect(cluster)) {
      String id = answer(admin, cluster);
      RegistryQuestion.ask(cluster);
      return id;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not answer: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking Kafka", e);
    }
  }

  private static Admin connect(Deployment.Cluster cluster) {
    Map<String, Object> config = new HashMap<>(cluster.connection());
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, MILLIS_TO_ANSWER / 2);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, MILLIS_TO_ANSWER);
    try {
      return Admin.create(config);
    } catch (KafkaException e) {
      KafkaConfigOption.checkUsable(e);
      throw new Misuse(
          "--bootstrap-servers: " + cluster.bootstrapServers() + " is not of the form HOST:PORT");
    }
  }

  private static String answer(Admin admin, Deployment.Cluster cluster)
      throws InterruptedException, ExecutionException {
    try {
      return admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      KafkaConfigOption.checkAdmitted(e.getCause());
      if (e.getCause() instanceof TimeoutException) {
        throw new Misuse("--bootstrap-servers: no Kafka answers at " + cluster.bootstrapServers());
      }
      throw e;
    }
  }

  private static boolean holdsRecords(Admin admin) throws InterruptedException, ExecutionException {
    String topic = Topics.RECEIVED.name();
    if (!admin.listTopics().names().get().contains(topic)) {
      return false;
    }
    List<TopicPartitionInfo> partitions =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions();
    Map<TopicPartition, OffsetSpec> ends =
        partitions.stream()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic, partition.partition()),
                    partition -> OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .anyMatch(end -> end > 0);
  }
}
