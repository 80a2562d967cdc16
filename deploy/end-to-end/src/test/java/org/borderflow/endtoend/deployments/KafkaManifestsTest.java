package org.borderflow.endtoend.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.borderflow.contract.TopicSettings;
import org.borderflow.contract.Topics;
import org.junit.jupiter.api.Test;

/** Brokers, topics and users as Strimzi is to make them. */
class KafkaManifestsTest {

  private static final int PARTITIONS = 12;
  private static final int REPLICAS = 3;

  /** Who looks after all of it. */
  private static final String OPERATOR = "borderflow-operator";

  private static final List<HasMetadata> ALL = Manifests.resources(Manifests.path("base/kafka"));
  private static final Map<String, KafkaUser> USERS = Manifests.named(ALL, KafkaUser.class);

  /**
   * The manifest says what {@code topics apply} would make. When topics are changed, {@code
   * -Dtopics.manifest=write} writes it anew.
   */
  @Test
  void topicsAreThoseOfTheOneDescription() throws IOException {
    Path file = Manifests.path("base/kafka/topics.yaml");
    if ("write".equals(System.getProperty("topics.manifest"))) {
      Files.writeString(file, manifest());
    }
    assertThat(file).hasContent(manifest());
    assertThat(Manifests.named(Manifests.in(manifest()), KafkaTopic.class))
        .hasSameSizeAs(TopicSettings.all());
  }

  private static String manifest() {
    StringBuilder text =
        new StringBuilder(
            "# What `borderflow topics apply --partitions 12 --replication-factor 3` makes, for"
                + " Strimzi's operator: written by a test.\n");
    String separator = "";
    for (TopicSettings topic : TopicSettings.all()) {
      Map<String, String> config = new TreeMap<>(topic.config());
      config.put("min.insync.replicas", String.valueOf(REPLICAS - 1));
      text.append(separator)
          .append("apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\nmetadata:\n  name: ")
          .append(topic.name())
          .append("\n  labels: {strimzi.io/cluster: borderflow}\nspec:\n  partitions: ")
          .append(PARTITIONS)
          .append("\n  replicas: ")
          .append(REPLICAS)
          .append("\n  config:\n");
      config.forEach(
          (name, value) ->
              text.append("    ").append(name).append(": \"").append(value).append("\"\n"));
      separator = "---\n";
    }
    return text.toString();
  }

  @Test
  void whatIsAcknowledgedSurvivesTheLossOfABroker() {
    Kafka kafka = Manifests.named(ALL, Kafka.class).get("borderflow");
    assertThat(kafka.getSpec().getKafka().getConfig())
        .containsEntry("default.replication.factor", REPLICAS)
        .containsEntry("min.insync.replicas", REPLICAS - 1)
        .containsEntry("transaction.state.log.replication.factor", REPLICAS)
        .containsEntry("transaction.state.log.min.isr", REPLICAS - 1)
        .containsEntry("auto.create.topics.enable", false);
    assertThat(Manifests.named(ALL, KafkaNodePool.class).get("brokers").getSpec().getReplicas())
        .isEqualTo(REPLICAS);
  }

  @Test
  void nobodyTalksToABrokerWithoutACertificate() {
    Kafka kafka = Manifests.named(ALL, Kafka.class).get("borderflow");
    assertThat(kafka.getSpec().getKafka().getListeners())
        .allMatch(listener -> listener.isTls())
        .allMatch(listener -> listener.getAuth().getType().equals("tls"));
    assertThat(kafka.getSpec().getKafka().getAuthorization().getType()).isEqualTo("simple");
    assertThat(USERS.values())
        .allMatch(user -> user.getSpec().getAuthentication().getType().equals("tls"));
  }

  @Test
  void everyTopicOfARuleExists() {
    Set<String> topics = new TreeSet<>();
    TopicSettings.all().forEach(topic -> topics.add(topic.name()));
    USERS.forEach(
        (name, user) ->
            rules(user).stream()
                .filter(rule -> rule.getResource() instanceof AclRuleTopicResource)
                .map(rule -> (AclRuleTopicResource) rule.getResource())
                .forEach(
                    topic -> {
                      if (topic.getPatternType() == AclResourcePatternType.PREFIX) {
                        assertThat(topic.getName())
                            .as(name)
                            .isEqualTo(name.equals(OPERATOR) ? "border-" : "border-flows-");
                      } else {
                        assertThat(topics).as(name).contains(topic.getName());
                      }
                    }));
  }

  @Test
  void everybodyReadsOnlyWhatIsTheirs() {
    assertThat(may("borderflow-statistician", AclOperation.READ))
        .containsExactlyInAnyOrder(
            Topics.PUBLIC_FLOW_CELLS.name(), Topics.PUBLIC_STAY_LENGTHS.name());
    assertThat(may("borderflow-statistician", AclOperation.WRITE)).isEmpty();
    assertThat(may("borderflow-view", AclOperation.WRITE)).isEmpty();
    assertThat(may("borderflow-view", AclOperation.READ))
        .containsExactlyInAnyOrder(
            Topics.PUBLIC_FLOW_CELLS.name(),
            Topics.FLOW_CELLS.name(),
            Topics.PUBLIC_STAY_LENGTHS.name(),
            Topics.STAY_LENGTHS.name(),
            Topics.PROGRESS.name());
    assertThat(may("borderflow-clock", AclOperation.READ)).isEmpty();
    assertThat(may("borderflow-ingest", AclOperation.WRITE))
        .containsExactlyInAnyOrder(Topics.RECEIVED.name(), Topics.REJECTED.name());
    Set<String> others = new TreeSet<>(USERS.keySet());
    others.remove(OPERATOR);
    for (String user : others) {
      Set<String> readable = may(user, AclOperation.READ);
      boolean streams = user.equals("borderflow-streams");
      assertThat(readable.contains(Topics.RECEIVED.name())).as(user).isEqualTo(streams);
      assertThat(readable.contains(Topics.CROSSINGS.name())).as(user).isEqualTo(streams);
      assertThat(may(user, AclOperation.ALL)).as(user).isEmpty();
    }
  }

  /** The shape of the topology says what is read and written. */
  @Test
  void streamsMayDoWhatTheirTopologyDoes() {
    String shape =
        Deploy.text(
            Deploy.path(
                "../streams/topology/src/test/resources/org/borderflow/topology/kafka/topology.txt"));
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    for (String line : shape.lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words.length > 3 && words[3].matches("border-.*-v\\d+")) {
        (words[2].equals("reads") ? read : written).add(words[3]);
      }
    }
    assertThat(read).isNotEmpty();
    assertThat(may("borderflow-streams", AclOperation.READ)).containsAll(read);
    assertThat(may("borderflow-streams", AclOperation.WRITE)).containsAll(written);
  }

  /** They look for all topics when they start, and make those that they do not see. */
  @Test
  void streamsSeeAllTopics() {
    assertThat(may("borderflow-streams", AclOperation.DESCRIBE))
        .containsAll(TopicSettings.all().stream().map(TopicSettings::name).toList());
  }

  private static Set<String> may(String user, AclOperation operation) {
    Set<String> topics = new TreeSet<>();
    for (AclRule rule : rules(USERS.get(user))) {
      if (rule.getResource() instanceof AclRuleTopicResource topic
          && EnumSet.copyOf(rule.getOperations()).contains(operation)) {
        topics.add(topic.getName());
      }
    }
    return topics;
  }

  private static List<AclRule> rules(KafkaUser user) {
    return ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization()).getAcls();
  }
}
