package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A clearing-house: countries deposit flow tables and read each other's. */
@Command(
    name = "clearing-house",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Take flow tables of several countries and serve both reports of each corridor, until"
            + " stopped with Ctrl-C; kept on disk, or on a cluster elsewhere.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:our fault; the line on standard error names a log",
      "2:misuse: an option, a file that cannot be used",
      "3:--once was given and a deposit was refused"
    })
final class ClearingHouseCommand implements Callable<Integer> {

  @Option(
      names = ClearingDoor.PORT,
      defaultValue = "8090",
      paramLabel = "PORT",
      description = "Port of deposits, matrix and page (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = Door.LOOPBACK,
      paramLabel = "ADDRESS",
      description =
          "Address to listen on; callers from other machines need a key"
              + " (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--require-keys",
      description =
          "Callers on this machine need a key as well; agency add NAME --posts AUS,NZL makes one"
              + " for countries.")
  private boolean requireKeys;

  @Option(
      names = "--data",
      defaultValue = "borderflow-clearing",
      paramLabel = "DIR",
      description = "Where keys are, and everything that is kept here (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--deposits",
      paramLabel = "DIR",
      description =
          "Take what is moved into DIR/incoming: NAME.csv or NAME.json, and"
              + " NAME.definition.json.")
  private Path deposits;

  @Option(
      names = "--once",
      description =
          "Take what is in --deposits now, say what became of each, write --matrix and end; nothing"
              + " is served.")
  private boolean once;

  @Option(
      names = "--matrix",
      paramLabel = "FILE",
      description =
          "With --once: where the matrix of all deposits goes, whoever may read them, SDMX-CSV.")
  private Path matrix;

  @Option(
      names = "--subscribe",
      paramLabel = "FILE",
      description =
          "Deposit the public cells of another deployment: JSON with bootstrapServers, registry and"
              + " definition, and kafkaConfig, a file as that of --kafka-config, if it is secured. May"
              + " be given several times.")
  private List<Path> subscriptions = List.of();

  @Option(
      names = "--subscribe-pace",
      defaultValue = "60",
      paramLabel = "MINUTES",
      description = "At most one deposit of each in this time (default: ${DEFAULT-VALUE}).")
  private int pace;

  @Mixin private RunningKafkaOptions runningKafka;

  @Option(
      names = "--kafka-port",
      defaultValue = "9095",
      paramLabel = "PORT",
      description = "Port of Kafka on loopback, if it is started here (default: ${DEFAULT-VALUE}).")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      defaultValue = "8095",
      paramLabel = "PORT",
      description =
          "Port of the schema registry on loopback, if it is started here"
              + " (default: ${DEFAULT-VALUE}).")
  private int registryPort;

  @Override
  public Integer call() throws InterruptedException, IOException {
    check();
    List<SubscriptionFile> sources = new ArrayList<>();
    for (Path file : subscriptions) {
      sources.add(SubscriptionFile.read(file));
    }
    try (Running running = new Running()) {
      DataDirectory directory = running.open(() -> DataDirectory.kept(data));
      Deployment.Cluster cluster = cluster(running, directory);
      if (once) {
        return new ClearingRound(deposits, matrix).in(running, cluster);
      }
      ClearingDoor door =
          running.open(
              () ->
                  ClearingDoor.open(
                      new ClearingDoor.Settings(
                          host,
                          port,
                          directory.path(),
                          requireKeys,
                          deposits,
                          sources,
                          Duration.ofMinutes(pace)),
                      cluster));
      System.out.printf(
          "Clearing-house http://%s:%d/, Kafka %s, schema registry %s; data in %s%nStop with"
              + " Ctrl-C.%n",
          host, door.port(), cluster.bootstrapServers(), cluster.registryUrl(), directory.path());
      running.ended().await();
      return Main.DONE;
    }
  }

  private void check() {
    Deployment.Ports.check(ClearingDoor.PORT, port);
    Deployment.Ports.check("--kafka-port", kafkaPort);
    Deployment.Ports.check("--registry-port", registryPort);
    runningKafka.check();
    if (pace < 0) {
      throw new Misuse("--subscribe-pace: " + pace + " is not a number of minutes");
    }
    if (once != (matrix != null) || (once && deposits == null)) {
      throw new Misuse("--once goes with --deposits and --matrix");
    }
    if (once && !subscriptions.isEmpty()) {
      throw new Misuse("--once does not go with --subscribe");
    }
    if (matrix != null && !Files.isDirectory(matrix.toAbsolutePath().getParent())) {
      throw new Misuse("--matrix: " + matrix + " cannot be written");
    }
    if (deposits != null && Files.exists(deposits) && !Files.isDirectory(deposits)) {
      throw new Misuse("--deposits: " + deposits + " is not a directory");
    }
  }

  private Deployment.Cluster cluster(Running running, DataDirectory directory) {
    Optional<Deployment.Cluster> given = runningKafka.cluster();
    if (given.isPresent()) {
      RunningCluster.identify(given.get());
      return given.get();
    }
    directory.checkOwnCluster();
    EmbeddedBroker broker =
        running.open(
            () ->
                EmbeddedBroker.start(
                    directory.path().resolve("kafka"), once ? 0 : kafkaPort, Map.of()));
    EmbeddedRegistry started =
        running.open(
            () ->
                EmbeddedRegistry.start(
                    directory.path().resolve("registry"), once ? 0 : registryPort));
    return new Deployment.Cluster(broker.bootstrapServers(), started.url());
  }
}
