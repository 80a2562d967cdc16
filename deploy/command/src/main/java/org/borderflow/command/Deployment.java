package org.borderflow.command;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.borderflow.command.metrics.StreamsMetrics;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.estimates.Method;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.topology.StageInputs;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.topology.service.StreamsService;
import org.borderflow.view.live.StageLag;
import org.borderflow.view.topic.ProgressWatch;
import org.borderflow.view.topic.TopicReader;

/** The services of one process, started in order and stopped in reverse. */
public final class Deployment implements AutoCloseable {

  static final int PARTITIONS = 4;

  /** Name of the consumer group of the streams. */
  static final String APPLICATION = "border-flows";

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private Cluster cluster;
  private SchemaRegistryClient registry;
  private StreamsService streams;
  private BooleanSupplier alive;
  private Map<TopicPartition, Long> reportedBefore;

  private Deployment() {}

  /**
   * Where a cluster listens.
   *
   * @param bootstrapServers Kafka
   * @param registryUrl schema registry
   * @param settings security settings of clients of both; they may hold secrets
   */
  public record Cluster(String bootstrapServers, String registryUrl, Map<String, String> settings) {

    /** A cluster that asks for nothing. */
    public Cluster(String bootstrapServers, String registryUrl) {
      this(bootstrapServers, registryUrl, Map.of());
    }

    /** How a client of Kafka reaches it. */
    Map<String, Object> connection() {
      Map<String, Object> connection = new HashMap<>(settings);
      connection.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
      return connection;
    }

    /** A client of its registry. */
    SchemaRegistryClient registry() {
      return AvroSerdes.client(registryUrl, settings);
    }

    @Override
    public String toString() {
      return bootstrapServers;
    }
  }

  /**
   * Ports on loopback; 0 for any that is free.
   *
   * @param kafka the broker's
   * @param registry the registry's
   */
  record Ports(int kafka, int registry) {

    static final Ports ANY = new Ports(0, 0);

    private static final int LAST = 65_535;

    /**
     * Refuses what is no port.
     *
     * @param option the option that names it
     */
    static void check(String option, int port) {
      if (port < 0 || port > LAST) {
        throw new Misuse(option + ": " + port + " is not a port: 0 (any that is free) to " + LAST);
      }
    }
  }

  /**
   * Starts a broker and a registry here, and streams on them that forget nothing and whose public
   * cells nobody is to see.
   */
  static Deployment embedded(
      Path data, Ports ports, RuleBook rules, CommitInterval commitInterval) {
    return embedded(data, ports, plan(rules, commitInterval));
  }

  private static StreamsPlan plan(RuleBook rules, CommitInterval commitInterval) {
    return StreamsPlan.forgettingNothing(Method.of(rules), Disclosure.UNPROTECTED, commitInterval);
  }

  /** Starts a broker and a registry here, and the streams on them. */
  static Deployment embedded(Path data, Ports ports, StreamsPlan plan) {
    Deployment deployment = new Deployment();
    try {
      EmbeddedBroker broker =
          deployment.keep(EmbeddedBroker.start(data.resolve("kafka"), ports.kafka(), Map.of()));
      EmbeddedRegistry registry =
          deployment.keep(EmbeddedRegistry.start(data.resolve("registry"), ports.registry()));
      deployment.startOn(new Cluster(broker.bootstrapServers(), registry.url()), data, plan);
      return deployment;
    } catch (RuntimeException e) {
      deployment.close();
      throw e;
    }
  }

  /** Starts nothing: cluster and streams run elsewhere, whoever looks after them. */
  public static Deployment elsewhere(Cluster cluster) {
    return elsewhere(cluster, () -> true);
  }

  /**
   * Starts nothing: cluster and streams run elsewhere.
   *
   * @param alive whether the streams there run, for whoever waits for them
   */
  public static Deployment elsewhere(Cluster cluster, BooleanSupplier alive) {
    Deployment deployment = new Deployment();
    deployment.connect(cluster);
    deployment.alive = alive;
    return deployment;
  }

  /**
   * Starts streams on a cluster that runs elsewhere, which forget nothing and whose public cells
   * nobody is to see.
   */
  public static Deployment on(
      Cluster cluster, Path data, RuleBook rules, CommitInterval commitInterval) {
    return on(cluster, data, plan(rules, commitInterval));
  }

  /** Starts an instance of the streams on a cluster that runs elsewhere. */
  static Deployment on(Cluster cluster, Path data, StreamsPlan plan) {
    Deployment deployment = new Deployment();
    try {
      deployment.startOn(cluster, data, plan);
      return deployment;
    } catch (RuntimeException e) {
      deployment.close();
      throw e;
    }
  }

  private void connect(Cluster to) {
    cluster = to;
    registry = cluster.registry();
    try (Admin admin = Admin.create(cluster.connection())) {
      TopicSetup.create(admin, PARTITIONS);
      reportedBefore = ends(admin, Topics.PROGRESS.name());
    }
    TopicSetup.register(registry);
  }

  private static Map<TopicPartition, Long> ends(Admin admin, String topic) {
    try {
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .forEach(
              each -> wanted.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest()));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin.listOffsets(wanted).all().get().forEach((of, end) -> ends.put(of, end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The end of " + topic + " cannot be found", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while looking for the end of " + topic, e);
    }
  }

  private void startOn(Cluster to, Path data, StreamsPlan plan) {
    connect(to);
    streams = keep(StreamsService.start(plan.on(cluster, APPLICATION, data)));
    alive = streams::isAlive;
  }

  private <T extends AutoCloseable> T keep(T service) {
    running.push(service);
    if (Running.askedToEnd()) {
      throw new IllegalStateException("The process is ending");
    }
    return service;
  }

  String bootstrapServers() {
    return cluster.bootstrapServers();
  }

  String registryUrl() {
    return cluster.registryUrl();
  }

  Cluster cluster() {
    return cluster;
  }

  SchemaRegistryClient registry() {
    return registry;
  }

  AvroSerdes serdes() {
    return new AvroSerdes(registry);
  }

  Map<String, Object> connection() {
    return cluster.connection();
  }

  /**
   * What can be observed of the streams that run here.
   *
   * @param rules the rules under which they run
   */
  StreamsMetrics.Observed observed(RuleBook rules) {
    return new StreamsMetrics.Observed(
        streams,
        connection(),
        serdes(),
        APPLICATION,
        rules.rules().stream().map(ResidenceRule::name).toList(),
        reportedBefore);
  }

  /**
   * Why the streams that run here do not do their work at this moment, if they do not; nothing is
   * told of those that run elsewhere.
   */
  Optional<String> notReady() {
    return streams == null ? Optional.empty() : streams.notReady();
  }

  RecordPublisher publisher() {
    return new RecordPublisher(cluster.bootstrapServers(), connection(), serdes());
  }

  /** How far the stages are behind. */
  StageLag lag() {
    return new StageLag(connection(), APPLICATION, StageInputs.of(APPLICATION), System::nanoTime);
  }

  ProgressWatch progress() {
    return new ProgressWatch(connection(), serdes());
  }

  TopicReader topics() {
    return new TopicReader(connection());
  }

  /**
   * Waits until a stage has worked off a tick, and what came of it can be read.
   *
   * @param patience how long nothing may be heard of it or of the stages before it
   * @throws IllegalStateException if it does not come to that
   */
  void await(ProgressWatch progress, String stage, long tick, Duration patience) {
    await(progress, stage, tick, patience, () -> {});
  }

  /**
   * Waits as well.
   *
   * @param meanwhile done now and then
   */
  void await(
      ProgressWatch progress, String stage, long tick, Duration patience, Runnable meanwhile) {
    try {
      progress.await(
          stage,
          tick,
          patience,
          () -> {
            meanwhile.run();
            return alive.getAsBoolean();
          });
      OpenTransactions.awaitEnd(connection(), results(), patience);
    } catch (IllegalStateException e) {
      throw failure().map(Deployment::stopped).orElse(e);
    }
  }

  private static List<String> results() {
    return Stream.concat(Stream.of(Topics.REJECTED), Topics.RESULTS.stream())
        .map(Topic::name)
        .toList();
  }

  /** Why the streams, if they run here, stopped by themselves. */
  private Optional<Throwable> failure() {
    return streams == null ? Optional.empty() : streams.failure();
  }

  private static IllegalStateException stopped(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new IllegalStateException("The streams stopped: " + cause.getMessage(), failure);
  }

  /**
   * Waits until it is to stop.
   *
   * @throws IllegalStateException if the streams stop by themselves: what stays up without them
   *     would look well and do nothing
   */
  void awaitStop(CountDownLatch stopped) throws InterruptedException {
    while (!stopped.await(1, TimeUnit.SECONDS)) {
      Optional<Throwable> failure = failure();
      if (failure.isPresent()) {
        throw stopped(failure.get());
      }
    }
  }

  @Override
  public void close() {
    RuntimeException first = null;
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        if (first == null) {
          first = new IllegalStateException("A service did not stop: " + e.getMessage(), e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
