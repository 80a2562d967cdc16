package org.borderflow.command;

import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.borderflow.contract.TopicPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Of which cluster the topics are, and how large they are to be. */
final class TopicOptions {

  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--partitions",
      defaultValue = "" + Deployment.PARTITIONS,
      paramLabel = "N",
      description =
          "Partitions of each topic, to be chosen before the first record comes (default:"
              + " ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      description = "Replicas of each partition (default: as the brokers do, or as they are).")
  private Integer replication;

  @Option(
      names = "--min-insync-replicas",
      paramLabel = "N",
      description =
          "Replicas that must have a record before it counts as stored (default: one less than"
              + " --replication-factor if that is given, else as the brokers do).")
  private Integer minInSync;

  /**
   * How large the topics are to be.
   *
   * @throws Misuse if a number makes no sense
   */
  TopicPlan.Size size() {
    check("--partitions", partitions, 10_000);
    if (replication != null) {
      check("--replication-factor", replication, 100);
    }
    Optional<Integer> inSync = Optional.ofNullable(minInSync);
    if (inSync.isPresent()) {
      check("--min-insync-replicas", minInSync, replication == null ? 100 : replication);
    } else if (replication != null) {
      inSync = Optional.of(Math.max(1, replication - 1));
    }
    return new TopicPlan.Size(
        partitions, Optional.ofNullable(replication).map(Integer::shortValue), inSync);
  }

  private static void check(String option, int number, int most) {
    if (number < 1 || number > most) {
      throw new Misuse(option + ": " + number + " is not a number from 1 to " + most);
    }
  }

  /**
   * A client of the cluster, which has answered.
   *
   * @throws Misuse if no cluster does, or the size makes no sense
   */
  Admin admin() throws InterruptedException {
    size();
    return kafka.admin();
  }
}
