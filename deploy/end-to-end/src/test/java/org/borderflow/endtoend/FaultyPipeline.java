package org.borderflow.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.borderflow.command.Deployment;
import org.borderflow.contract.Topics;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.estimates.Method;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.topology.service.StreamsService;
import org.borderflow.topology.service.StreamsSettings;

/** A pipeline whose parts can be stopped and started while it takes a delivery. */
final class FaultyPipeline implements Pipeline {

  private static final CommitInterval COMMIT_INTERVAL = CommitInterval.ofMillis(50);

  private static final String APPLICATION = "border-flows";

  /** An instance that is gone is missed soon. */
  private static final Map<String, String> OVERRIDES =
      Map.of("consumer.session.timeout.ms", "1500", "consumer.heartbeat.interval.ms", "300");

  private final RuleBook rules;
  private final Path dir;
  private final String registryUrl;
  private final Map<String, String> overrides = new HashMap<>(OVERRIDES);
  private final Replays replays;
  private final Map<String, StreamsService> instances = new HashMap<>();
  private final Deployment.Cluster cluster;
  private final Admin admin;
  private EmbeddedBroker broker;

  /**
   * A pipeline whose streams have not been started.
   *
   * @param step how many records the streams take at a time: if few, there is a middle in which
   *     something can happen
   */
  FaultyPipeline(RuleBook rules, Path dir, String registryUrl, int step) {
    overrides.put("consumer.max.poll.records", Integer.toString(step));
    this.rules = rules;
    this.dir = dir;
    this.registryUrl = registryUrl;
    this.broker = EmbeddedBroker.start(dir.resolve("kafka"));
    this.cluster = new Deployment.Cluster(broker.bootstrapServers(), registryUrl);
    this.admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    this.replays = new Replays(Deployment.elsewhere(cluster), rules, dir.resolve("scratch"));
  }

  @Override
  public void take(Delivery delivery) throws IOException {
    replays.run(delivery);
  }

  /** Starts an instance of the streams; under the same name it finds what it had stored. */
  void start(String instance) {
    instances.put(
        instance,
        StreamsService.start(
            new StreamsSettings(
                cluster.bootstrapServers(),
                registryUrl,
                APPLICATION,
                instance,
                dir.resolve(instance),
                1,
                COMMIT_INTERVAL,
                Method.of(rules),
                Retention.FOREVER,
                Disclosure.UNPROTECTED,
                overrides)));
  }

  void stop(String instance) {
    StreamsService streams = instances.remove(instance);
    streams.close();
    streams.failure().ifPresent(failure -> fail(instance, failure));
  }

  private static void fail(String instance, Throwable failure) {
    throw new AssertionError(instance + " had failed", failure);
  }

  /** Deletes what an instance had stored on its disk. */
  void wipe(String instance) throws IOException {
    try (Stream<Path> files = Files.walk(dir.resolve(instance))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Stops the broker, and starts it again on the same directory and port. */
  void restartBroker() throws Exception {
    restartBroker(() -> {});
  }

  /** Stops the broker, and starts it again when something has happened without it. */
  void restartBroker(Outage outage) throws Exception {
    int port = broker.port();
    broker.close();
    outage.happens();
    broker = EmbeddedBroker.start(dir.resolve("kafka"), port, Map.of());
  }

  /** What is waited for while the broker is away. */
  interface Outage {

    void happens() throws Exception;
  }

  /** Where the broker listens, while it runs, and the registry. */
  Deployment.Cluster cluster() {
    return cluster;
  }

  /** How many received records the streams are through with. */
  long committed() throws Exception {
    return admin
        .listConsumerGroupOffsets(APPLICATION)
        .partitionsToOffsetAndMetadata()
        .get()
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().topic().equals(Topics.RECEIVED.name()))
        .mapToLong(entry -> entry.getValue().offset())
        .sum();
  }

  /** Whether an instance has been given something to do. */
  boolean works(String instance) throws Exception {
    return admin
        .describeConsumerGroups(List.of(APPLICATION))
        .all()
        .get()
        .get(APPLICATION)
        .members()
        .stream()
        .filter(member -> member.groupInstanceId().orElse("").startsWith(instance))
        .anyMatch(member -> !member.assignment().topicPartitions().isEmpty());
  }

  @Override
  public void close() {
    List.copyOf(instances.keySet()).forEach(this::stop);
    admin.close();
    broker.close();
  }
}
