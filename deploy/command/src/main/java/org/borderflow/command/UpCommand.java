package org.borderflow.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.borderflow.command.metrics.StreamsMetrics;
import org.borderflow.estimates.Method;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.InitialStatusFile;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.topology.service.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything in one process, kept on disk, until stopped. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Run everything in one process, kept on disk, until stopped with Ctrl-C.")
final class UpCommand implements Callable<Integer> {

  /** Soon, but so that enough is combined where this process has two processors for everything. */
  static final CommitInterval COMMIT_INTERVAL =
      new CommitInterval(Duration.ofMillis(25), Duration.ofMillis(250));

  @Mixin private RuleOptions rules;

  @Mixin private RetentionOption retention;

  @Mixin private DisclosureOptions disclosure;

  @Mixin private DoorOptions intake;

  @Option(
      names = "--initial-status",
      paramLabel = "FILE",
      description =
          "Residence of travellers known from elsewhere; taken in at each start, where what is known"
              + " already changes nothing.")
  private Path initialStatus;

  @Option(
      names = "--initial-status-agency",
      defaultValue = "local",
      paramLabel = "NAME",
      description =
          "Agency whose person numbers stand in --initial-status; local for callers without a key"
              + " (default: ${DEFAULT-VALUE}).")
  private String initialStatusAgency;

  @Option(
      names = "--data",
      defaultValue = "borderflow-data",
      paramLabel = "DIR",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--kafka-port",
      defaultValue = "9092",
      paramLabel = "PORT",
      description = "Port of Kafka on loopback (default: ${DEFAULT-VALUE}).")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      defaultValue = "8085",
      paramLabel = "PORT",
      description = "Port of the schema registry on loopback (default: ${DEFAULT-VALUE}).")
  private int registryPort;

  @Option(
      names = ViewDoor.PORT,
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "Port of the view on loopback (default: ${DEFAULT-VALUE}).")
  private int viewPort;

  @Override
  public Integer call() throws InterruptedException {
    Method method = rules.method();
    RuleBook book = method.rules();
    Retention kept = retention.under(book);
    Deployment.Ports.check("--kafka-port", kafkaPort);
    Deployment.Ports.check("--registry-port", registryPort);
    Deployment.Ports.check(ViewDoor.PORT, viewPort);
    intake.check();
    if (initialStatus != null && !Files.isReadable(initialStatus)) {
      throw new Misuse("--initial-status: " + initialStatus + " cannot be read");
    }
    try (Running running = new Running()) {
      DataDirectory directory = running.open(() -> DataDirectory.kept(data));
      directory.checkMethod(method);
      Disclosure terms = disclosure.disclosure(directory);
      directory.checkDisclosure(terms);
      directory.checkOwnCluster();
      Deployment deployment =
          running.open(
              () ->
                  Deployment.embedded(
                      directory.path(),
                      new Deployment.Ports(kafkaPort, registryPort),
                      new StreamsPlan(method, kept, terms, COMMIT_INTERVAL, Instance.ONLY)));
      running.open(() -> Whereabouts.announce(directory.path(), deployment.cluster()));
      RecordPublisher publisher = running.open(deployment::publisher);
      if (initialStatus != null) {
        new InitialStatusFile(initialStatusAgency, new Pseudonyms(directory.pseudonymKey()))
            .read(initialStatus, status -> publisher.publish(initialStatusAgency, status));
        publisher.flush();
      }
      CalendarClock clock = running.open(() -> CalendarClock.start(publisher));
      Door.Settings settings =
          intake.settings(Door.LOOPBACK, directory.path(), directory.pseudonymKey());
      Door door =
          running.open(() -> Door.open(settings, deployment.cluster(), deployment::notReady));
      door.countBehind(clock.firstTick());
      running.open(() -> StreamsMetrics.show(deployment.observed(book), door.metrics()));
      Set<String> posts = settings.posts().posts().keySet();
      ViewDoor view = running.open(() -> openView(directory, deployment, door, posts));
      System.out.printf(
          "Intake %s://localhost:%d/v1/crossings, view http://localhost:%d/, Kafka %s, schema"
              + " registry %s; data in %s%nStop with Ctrl-C.%n",
          settings.scheme(),
          door.port(),
          view.port(),
          deployment.bootstrapServers(),
          deployment.registryUrl(),
          directory.path());
      deployment.awaitStop(running.ended());
      return Main.DONE;
    }
  }

  /** Both doors show the metrics of both. */
  private ViewDoor openView(
      DataDirectory directory, Deployment deployment, Door door, Set<String> posts) {
    return ViewDoor.open(
        new ViewDoor.Settings(
            Door.LOOPBACK,
            viewPort,
            directory.path(),
            directory.path(),
            intake.requireKeys(),
            posts),
        deployment.cluster(),
        door.metrics());
  }
}
