package org.borderflow.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What differs between the topics as they are to be and as a cluster has them. Nothing is ever
 * deleted, and no topic is given fewer partitions.
 */
public final class TopicPlan {

  private final Admin admin;
  private final Size size;
  private final List<Step> steps = new ArrayList<>();

  /** The topics of which partitions are made. */
  private final List<String> grown = new ArrayList<>();

  /**
   * How large a deployment is.
   *
   * @param partitions partitions of every topic
   * @param replication replicas of every partition; empty to leave it to the brokers
   * @param minInSync how many replicas must have what is acknowledged; empty to leave it to them
   */
  public record Size(int partitions, Optional<Short> replication, Optional<Integer> minInSync) {}

  /**
   * Something that differs.
   *
   * @param topic the topic
   * @param text what is to become of it, or why it stays as it is
   * @param change makes it so; empty if it stays as it is
   */
  public record Step(String topic, String text, Optional<Change> change) {

    private static Step change(String topic, String text, Change change) {
      return new Step(topic, text, Optional.of(change));
    }

    private static Step left(String topic, String text) {
      return new Step(topic, text, Optional.empty());
    }

    @Override
    public String toString() {
      return topic + ": " + text;
    }
  }

  /** A change of a cluster. */
  public interface Change {

    /** Makes it. */
    void make() throws ExecutionException, InterruptedException;
  }

  private TopicPlan(Admin admin, Size size) {
    this.admin = admin;
    this.size = size;
  }

  /** Compares; changes nothing. */
  public static TopicPlan of(Admin admin, Size size) {
    TopicPlan plan = new TopicPlan(admin, size);
    asking(() -> TopicSetup.patiently(plan::compare));
    return plan;
  }

  /** What differs, topic by topic. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /**
   * Makes it so, as far as that can be, and waits until all of it can be used.
   *
   * @param told is told each step once it is done, those included that stay as they are
   */
  public void apply(Consumer<Step> told) {
    for (Step step : steps) {
      step.change().ifPresent(TopicPlan::asking);
      told.accept(step);
    }
    asking(() -> TopicSetup.awaitLeaders(admin, grown, size.partitions()));
  }

  private static void asking(Change question) {
    try {
      question.make();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refuses: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Kafka was asked", e);
    }
  }

  private void compare() throws ExecutionException, InterruptedException {
    steps.clear();
    grown.clear();
    Collection<String> present = admin.listTopics().names().get();
    List<String> ours =
        TopicSettings.all().stream().map(TopicSettings::name).filter(present::contains).toList();
    Map<String, TopicDescription> described = admin.describeTopics(ours).allTopicNames().get();
    Map<ConfigResource, Config> configs =
        admin.describeConfigs(ours.stream().map(TopicPlan::resource).toList()).all().get();
    boolean anythingStored = anythingStored(described.values());
    List<Integer> brokers =
        admin.describeCluster().nodes().get().stream().map(Node::id).sorted().toList();
    for (TopicSettings topic : TopicSettings.all()) {
      TopicDescription there = described.get(topic.name());
      if (there == null) {
        create(topic);
      } else {
        config(topic, configs.get(resource(topic.name())));
        partitions(there, anythingStored);
        replication(there, brokers);
      }
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private boolean anythingStored(Collection<TopicDescription> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : topics) {
      topic
          .partitions()
          .forEach(
              each ->
                  ends.put(
                      new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest()));
    }
    return admin.listOffsets(ends).all().get().values().stream().anyMatch(end -> end.offset() > 0);
  }

  /** The settings that are wanted, those included that go with the size. */
  private SortedMap<String, String> wanted(TopicSettings topic) {
    SortedMap<String, String> wanted = new TreeMap<>(topic.config());
    size.minInSync()
        .ifPresent(
            replicas -> wanted.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas.toString()));
    return wanted;
  }

  private void create(TopicSettings topic) {
    SortedMap<String, String> wanted = wanted(topic);
    String settings =
        wanted.entrySet().stream()
            .map(setting -> setting.getKey() + " " + setting.getValue())
            .collect(Collectors.joining(", "));
    String replicas = size.replication().map(n -> ", replication " + n).orElse("");
    NewTopic made =
        new NewTopic(topic.name(), Optional.of(size.partitions()), size.replication())
            .configs(wanted);
    grown.add(topic.name());
    steps.add(
        Step.change(
            topic.name(),
            "create with " + size.partitions() + " partitions" + replicas + ", " + settings,
            () -> admin.createTopics(List.of(made)).all().get()));
  }

  private void config(TopicSettings topic, Config present) {
    wanted(topic)
        .forEach(
            (name, value) -> {
              ConfigEntry entry = present.get(name);
              String before = entry == null ? "none" : entry.value();
              if (!value.equals(before)) {
                AlterConfigOp set =
                    new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
                steps.add(
                    Step.change(
                        topic.name(),
                        name + " " + before + " -> " + value,
                        () ->
                            admin
                                .incrementalAlterConfigs(
                                    Map.of(resource(topic.name()), List.of(set)))
                                .all()
                                .get()));
              }
            });
  }

  /**
   * More partitions only while nothing is stored anywhere: which partition a record belongs to
   * follows from its key and their number, and what is known of it is kept there.
   */
  private void partitions(TopicDescription topic, boolean anythingStored) {
    int present = topic.partitions().size();
    int wanted = size.partitions();
    if (present > wanted) {
      steps.add(
          Step.left(
              topic.name(),
              "keeps " + present + " partitions, not " + wanted + ": they are never made fewer"));
    } else if (present < wanted && anythingStored) {
      steps.add(
          Step.left(
              topic.name(),
              "keeps " + present + " partitions, not " + wanted + ": records are stored already"));
    } else if (present < wanted) {
      grown.add(topic.name());
      steps.add(
          Step.change(
              topic.name(),
              "partitions " + present + " -> " + wanted,
              () ->
                  admin
                      .createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(wanted)))
                      .all()
                      .get()));
    }
  }

  private void replication(TopicDescription topic, List<Integer> brokers) {
    if (size.replication().isEmpty()) {
      return;
    }
    int wanted = size.replication().get();
    int present =
        topic.partitions().stream().mapToInt(each -> each.replicas().size()).min().orElse(wanted);
    boolean same = topic.partitions().stream().allMatch(each -> each.replicas().size() == wanted);
    if (same) {
      return;
    }
    if (brokers.size() < wanted) {
      steps.add(
          Step.left(
              topic.name(),
              "keeps replication "
                  + present
                  + ", not "
                  + wanted
                  + ": there are not so many brokers"));
      return;
    }
    Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
    for (TopicPartitionInfo partition : topic.partitions()) {
      List<Integer> replicas = partition.replicas().stream().map(Node::id).toList();
      moves.put(
          new TopicPartition(topic.name(), partition.partition()),
          Optional.of(
              new NewPartitionReassignment(
                  replicas(replicas, brokers, wanted, partition.partition()))));
    }
    steps.add(
        Step.change(
            topic.name(),
            "replication " + present + " -> " + wanted,
            () -> admin.alterPartitionReassignments(moves).all().get()));
  }

  /**
   * Where replicas are to be: where they are, as far as so many are wanted, then on other brokers
   * in turn, which begins elsewhere for each partition.
   */
  static List<Integer> replicas(
      List<Integer> present, List<Integer> brokers, int wanted, int partition) {
    List<Integer> replicas = new ArrayList<>(present.subList(0, Math.min(wanted, present.size())));
    for (int each = 0; replicas.size() < wanted; each++) {
      int broker = brokers.get((partition + each) % brokers.size());
      if (!replicas.contains(broker)) {
        replicas.add(broker);
      }
    }
    return replicas;
  }
}
