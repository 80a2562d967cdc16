package org.borderflow.topology.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSetup;
import org.borderflow.estimates.Method;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.flow.Cubes;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.topology.BorderflowTopology;
import org.borderflow.topology.StageInputs;
import org.borderflow.topology.retention.Retention;
import org.junit.jupiter.api.Test;

/** The shape of the topology does not change unnoticed: deployments that run remember it. */
class TopologyShapeTest {

  private static final Path KEPT =
      Path.of("src/test/resources/org/borderflow/topology/kafka/topology.txt");

  private static final String WHAT_TO_DO =
      """
      The topology has another shape than the one kept in %s.
      Deployments that run remember some of its names:
        store           it begins empty under another name, whatever was in the old one: all that
                        is published from then on is wrong. Keep the name; if its content changes,
                        start anew from the received records: under a new application id, and with
                        every topic behind them emptied.
        internal topic  what is under way in the old one is never read. Let the streams work off
                        everything before they are stopped, or keep the name.
        subtopology     its number is in the names of tasks and of directories on disk: state is
                        fetched anew from the changelogs, which takes time and loses nothing.
        node            seen in metrics and logs only.
      In every case stop all instances before the first new one is started: two shapes in one group
      do not understand one another.
      If the change is meant, keep it, and commit it with the reason:
        ./mvnw -q test -pl streams/topology -am -Dtest=TopologyShapeTest \
      -Dsurefire.failIfNoSpecifiedTests=false -Dtopology.shape=keep
      """;

  @Test
  void theTopologyIsTheOneThatIsKept() throws IOException {
    String shape = TopologyShape.of(topology(), new StreamsConfig(config()));
    if (System.getProperty("topology.shape", "check").equals("keep")) {
      Files.createDirectories(KEPT.getParent());
      Files.writeString(KEPT, shape);
    }
    assertThat(shape).as(WHAT_TO_DO, KEPT).isEqualTo(Files.readString(KEPT));
  }

  @Test
  void nothingHasAGeneratedName() {
    assertThat(
            TopologyShape.generatedNames(TopologyShape.of(topology(), new StreamsConfig(config()))))
        .as("a name with a number changes with every node that is added before it")
        .isEmpty();
  }

  @Test
  void aGeneratedNameIsSeen() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("in").groupBy((key, value) -> value).count().toStream().to("out");
    String shape = TopologyShape.of(builder.build(), new StreamsConfig(config()));
    assertThat(TopologyShape.generatedNames(shape))
        .contains("KSTREAM-SOURCE-0000000000", "KSTREAM-AGGREGATE-STATE-STORE-0000000002")
        .anyMatch(name -> name.startsWith("border-flows-") && name.endsWith("-repartition"));
  }

  @Test
  void theInputsOfAStageAreWhatItsNodesRead() {
    Map<String, Set<String>> read = new TreeMap<>();
    for (TopologyDescription.Subtopology part : topology().describe().subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Source source) {
          String stage = node.name().substring(0, node.name().indexOf('.'));
          read.computeIfAbsent(stage, name -> new TreeSet<>()).addAll(source.topicSet());
        }
      }
    }
    Map<String, Set<String>> told = new TreeMap<>();
    StageInputs.of("app")
        .forEach(
            (stage, topics) ->
                told.put(
                    stage,
                    topics.stream()
                        .map(topic -> topic.replaceFirst("^app-", ""))
                        .collect(Collectors.toCollection(TreeSet::new))));
    assertThat(told).isEqualTo(read);
  }

  private static Topology topology() {
    SchemaRegistryClient registry = new MockSchemaRegistryClient();
    TopicSetup.register(registry);
    RuleBook rules =
        new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);
    return BorderflowTopology.of(
        new AvroSerdes(registry),
        Method.of(rules),
        Cubes.standard(),
        Retention.FOREVER,
        Disclosure.UNPROTECTED,
        4,
        CommitPace.fixed(),
        config());
  }

  private static Properties config() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "border-flows");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    return config;
  }
}
