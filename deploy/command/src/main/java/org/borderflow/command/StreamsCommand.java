package org.borderflow.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.borderflow.command.metrics.StreamsMetrics;
import org.borderflow.estimates.Method;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.topology.service.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The stream processors alone: records come and days pass by other services. */
@Command(
    name = "streams",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Run the stream processors on an existing cluster, until stopped with Ctrl-C.")
final class StreamsCommand implements Callable<Integer> {

  /** The transaction of an instance that fell silent is ended after ten seconds. */
  private static final int LONGEST_COMMIT_INTERVAL = 5_000;

  @Mixin private RuleOptions rules;
  @Mixin private RetentionOption retention;
  @Mixin private DisclosureOptions disclosure;
  @Mixin private ClusterOptions cluster;
  @Mixin private HealthDoorOptions health;

  @Option(
      names = "--commit-interval",
      defaultValue = "200",
      paramLabel = "MS",
      description =
          "Most milliseconds between commits, of which a record waits for three until it is in the"
              + " cells (default: ${DEFAULT-VALUE}); a fifth of that as long as cells come out on"
              + " time. Each costs every broker a write to some fifty partitions for each thread:"
              + " let it be longer where brokers have little to spare.")
  private int commitInterval;

  @Option(
      names = "--state-dir",
      defaultValue = "borderflow-state",
      paramLabel = "DIR",
      description =
          "Where this instance keeps its share of the state; if lost, it is read back from Kafka"
              + " (default: ${DEFAULT-VALUE}).")
  private Path stateDirectory;

  @Option(
      names = "--instance",
      defaultValue = Instance.FIRST,
      paramLabel = "NAME",
      description =
          "Name of this instance, another one for each that shares the work, the same after a"
              + " restart (default: ${DEFAULT-VALUE}).")
  private String instance;

  @Option(
      names = "--standby-replicas",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "How many other instances keep a copy of each share of the state, so that one of them goes"
              + " on at once where this one fell silent; the same for all instances (default:"
              + " ${DEFAULT-VALUE}: whoever goes on reads the state back from Kafka first).")
  private int standbys;

  @Override
  public Integer call() throws InterruptedException {
    Method method = rules.method();
    RuleBook book = method.rules();
    Retention kept = retention.under(book);
    health.check();
    if (commitInterval < 10 || commitInterval > LONGEST_COMMIT_INTERVAL) {
      throw new Misuse(
          "--commit-interval: "
              + commitInterval
              + " is not a number from 10 to "
              + LONGEST_COMMIT_INTERVAL);
    }
    if (standbys < 0) {
      throw new Misuse("--standby-replicas: " + standbys + " is less than none");
    }
    Deployment.Cluster existing = cluster.cluster();
    try (Running running = new Running()) {
      DataDirectory directory =
          running.open(() -> DataDirectory.kept(stateDirectory, "--state-dir"));
      HealthDoor.Settings settings = health.settings(directory);
      directory.checkMethod(method);
      Disclosure terms = disclosure.disclosure();
      directory.checkDisclosure(terms);
      Deployment deployment =
          running.open(
              () ->
                  Deployment.on(
                      existing,
                      directory.path(),
                      new StreamsPlan(
                          method,
                          kept,
                          terms,
                          CommitInterval.upToMillis(commitInterval),
                          Instance.oneOfSeveral(instance, standbys))));
      PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      running.open(
          () -> StreamsMetrics.show(deployment.observed(book), metrics).countingArrivals());
      HealthDoor door =
          running.open(() -> HealthDoor.open(settings, metrics, deployment::notReady));
      System.out.printf(
          "Streams run on Kafka %s, schema registry %s; health and metrics http://%s:%d/; state in"
              + " %s%nStop with Ctrl-C.%n",
          deployment.bootstrapServers(),
          deployment.registryUrl(),
          settings.host(),
          door.port(),
          directory.path());
      deployment.awaitStop(running.ended());
      return Main.DONE;
    }
  }
}
