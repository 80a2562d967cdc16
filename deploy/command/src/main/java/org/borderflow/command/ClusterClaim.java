package org.borderflow.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.borderflow.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sole use of a running cluster by one replay, as long as this is open. Replays share topics
 * and stream application; two at a time would mix their records and fence each other.
 *
 * <p>Whoever is alone in a certain consumer group has the claim. Members are taken in one after the
 * other, so of two never both see themselves alone; and who has died is no member for long.
 */
final class ClusterClaim implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterClaim.class);

  private static final String GROUP = Deployment.APPLICATION + "-replay";
  private static final Duration POLL = Duration.ofMillis(100);

  /** After this the broker no longer counts who has died; the least that brokers usually take. */
  private static final Duration SESSION = Duration.ofSeconds(6);

  /** As long as the streams of whoever has died may still count, and a little more. */
  static final Duration PATIENCE = Duration.ofSeconds(12);

  private final String self = Instant.now() + "-" + UUID.randomUUID();
  private final Deployment.Cluster cluster;
  private final KafkaConsumer<byte[], byte[]> member;
  private boolean held;

  private ClusterClaim(Deployment.Cluster cluster) {
    this.cluster = cluster;
    Map<String, Object> config = new HashMap<>(cluster.connection());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, self);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // Nobody polls once the claim is made: heartbeats alone say that we live.
    config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.MAX_VALUE);
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) SESSION.toMillis() / 3);
    this.member =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Claims a cluster. Waits a little for what is left of a process that was killed.
   *
   * @param patience how long to wait before giving up
   * @throws Misuse if another replay has it, or streams run on it
   */
  static ClusterClaim on(Admin admin, Deployment.Cluster cluster, Duration patience) {
    ClusterClaim claim = new ClusterClaim(cluster);
    try {
      claim.awaitSole(admin, patience);
      claim.held = true;
      return claim;
    } catch (RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  private void awaitSole(Admin admin, Duration patience) {
    member.subscribe(List.of(Topics.PROGRESS.name()));
    long begun = System.nanoTime();
    while (true) {
      member.poll(POLL);
      List<String> claimants =
          members(admin, GROUP).stream().map(MemberDescription::clientId).sorted().toList();
      boolean streams = !members(admin, Deployment.APPLICATION).isEmpty();
      if (claimants.equals(List.of(self)) && !streams) {
        return;
      }
      // Of several that came at once the first by name stays until the others have given up.
      boolean first = claimants.isEmpty() || claimants.get(0).equals(self);
      long waited = System.nanoTime() - begun;
      if (waited > patience.multipliedBy(first && !streams ? 2 : 1).toNanos()) {
        throw new Misuse(
            String.format(
                "--bootstrap-servers: %s is in use by %s; wait for it, or replay without"
                    + " --bootstrap-servers",
                cluster.bootstrapServers(),
                claimants.size() > 1 ? "another replay" : "running streams (up or streams)"));
      }
    }
  }

  private static Collection<MemberDescription> members(Admin admin, String group) {
    try {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return List.of();
      }
      throw new IllegalStateException("Kafka does not tell who uses it: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while claiming the cluster", e);
    }
  }

  /** Gives it free at once: streams that were closed would count as running for a while. */
  @Override
  public void close() {
    if (held) {
      held = false;
      try (Admin admin = Admin.create(cluster.connection())) {
        if (!members(admin, Deployment.APPLICATION).isEmpty()) {
          admin
              .removeMembersFromConsumerGroup(
                  Deployment.APPLICATION, new RemoveMembersFromConsumerGroupOptions())
              .all()
              .get();
        }
      } catch (ExecutionException e) {
        LOG.info("The streams stay in their group until their session ends", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    member.close();
  }
}
