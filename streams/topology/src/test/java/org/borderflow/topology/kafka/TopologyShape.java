package org.borderflow.topology.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.processor.internals.InternalTopicConfig;
import org.apache.kafka.streams.processor.internals.InternalTopologyBuilder;
import org.apache.kafka.streams.processor.internals.InternalTopologyBuilder.TopicsInfo;

/**
 * What a running deployment remembers of a topology, as text: which node is connected to which,
 * where state and what is under way between stages are kept, and under which names.
 */
final class TopologyShape {

  /** How Kafka Streams numbers what was given no name. */
  private static final Pattern GENERATED = Pattern.compile("\\S*-\\d{10}\\S*");

  private final List<String> lines = new ArrayList<>();

  private TopologyShape() {}

  /** The shape of a topology, sorted, the same for the same topology. */
  static String of(Topology topology, StreamsConfig config) {
    TopologyDescription described = topology.describe();
    InternalTopologyBuilder builder = builder(topology);
    builder.rewriteTopology(config);
    described.subtopologies().forEach(part -> builder.buildSubtopology(part.id()));
    Map<String, String> changelogs = new TreeMap<>();
    Map<String, String> internal = new TreeMap<>();
    for (TopicsInfo topics : builder.subtopologyToTopicsInfo().values()) {
      topics.stateChangelogTopics.forEach(
          (name, topic) -> changelogs.put(builder.storeForChangelogTopic(name), text(topic)));
      topics.repartitionSourceTopics.forEach((name, topic) -> internal.put(name, text(topic)));
    }

    TopologyShape shape = new TopologyShape();
    described.subtopologies().stream()
        .sorted(Comparator.comparingInt(TopologyDescription.Subtopology::id))
        .forEach(part -> shape.add(part, changelogs));
    described
        .globalStores()
        .forEach(store -> shape.line("global", store.processor().name(), store.source().name()));
    internal.values().forEach(topic -> shape.line("internal topic", topic));
    return String.join("\n", shape.lines) + "\n";
  }

  /** The names in a shape that nobody chose. */
  static Set<String> generatedNames(String shape) {
    return GENERATED
        .matcher(shape)
        .results()
        .map(result -> result.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void add(TopologyDescription.Subtopology part, Map<String, String> changelogs) {
    lines.add("subtopology " + part.id());
    Map<String, TopologyDescription.Node> nodes = new TreeMap<>();
    part.nodes().forEach(node -> nodes.put(node.name(), node));
    Set<String> stores = new TreeSet<>();
    for (TopologyDescription.Node node : nodes.values()) {
      if (node instanceof TopologyDescription.Source source) {
        line("source", node.name(), "reads", source.topicSet(), "->", names(node.successors()));
      } else if (node instanceof TopologyDescription.Sink sink) {
        line("sink", node.name(), "writes", sink.topic());
      } else if (node instanceof TopologyDescription.Processor processor) {
        line("processor", node.name(), "->", names(node.successors()));
        for (String store : new TreeSet<>(processor.stores())) {
          line("processor", node.name(), "keeps", store);
        }
        stores.addAll(processor.stores());
      }
    }
    for (String store : stores) {
      line("store", store, "logs to", changelogs.getOrDefault(store, "nothing"));
    }
    lines.add("");
  }

  private static String text(InternalTopicConfig topic) {
    String partitions = topic.numberOfPartitions().map(n -> ", " + n + " partitions").orElse("");
    return topic.name()
        + " ("
        + topic.properties(Map.of(), 0).get("cleanup.policy")
        + partitions
        + ")";
  }

  private static Set<String> names(Set<TopologyDescription.Node> nodes) {
    return nodes.stream()
        .map(TopologyDescription.Node::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void line(Object... cells) {
    StringBuilder line = new StringBuilder();
    for (Object cell : cells) {
      String text =
          cell instanceof Collection<?> many
              ? many.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))
              : String.valueOf(cell);
      line.append(text).append(' ');
    }
    lines.add(line.toString().stripTrailing());
  }

  /** The description does not tell of changelogs and internal topics; the builder does. */
  private static InternalTopologyBuilder builder(Topology topology) {
    try {
      var field = Topology.class.getDeclaredField("internalTopologyBuilder");
      field.setAccessible(true);
      return (InternalTopologyBuilder) field.get(topology);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Kafka Streams has changed inside", e);
    }
  }
}
