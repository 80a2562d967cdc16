package org.borderflow.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.rules.RuleBook;
import org.borderflow.topology.retention.Retention;
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

  private static final int LAST_PORT = 65_535;
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);

  @Mixin private RuleOptions rules;

  @Mixin private RetentionOption retention;

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
      names = "--intake-port",
      defaultValue = "8081",
      paramLabel = "PORT",
      description = "Port of the HTTP intake on loopback (default: ${DEFAULT-VALUE}).")
  private int intakePort;

  @Option(
      names = "--posts",
      paramLabel = "FILE",
      description = "Post register: border_post,name,time_zone,mode,latitude,longitude.")
  private Path posts;

  @Option(
      names = "--require-keys",
      description = "Callers on this machine need a key as well; see agency add.")
  private boolean requireKeys;

  @Override
  public Integer call() throws InterruptedException {
    RuleBook book = rules.ruleBook();
    Retention kept = retention.under(book);
    checkPort("--kafka-port", kafkaPort);
    checkPort("--registry-port", registryPort);
    checkPort("--intake-port", intakePort);
    try (Running running = new Running()) {
      DataDirectory directory = running.open(() -> DataDirectory.kept(data));
      directory.checkRules(book);
      directory.checkOwnCluster();
      Deployment deployment =
          running.open(
              () ->
                  Deployment.embedded(
                      directory.path(),
                      new Deployment.Ports(kafkaPort, registryPort),
                      book,
                      kept,
                      COMMIT_INTERVAL));
      running.open(() -> Whereabouts.announce(directory.path(), deployment.cluster()));
      RecordPublisher publisher = running.open(deployment::publisher);
      running.open(() -> CalendarClock.start(publisher));
      PostRegister register = posts == null ? PostRegister.empty() : PostRegister.of(posts);
      Door door =
          running.open(
              () ->
                  Door.open(
                      new Door.Settings(
                          Door.LOOPBACK,
                          intakePort,
                          directory.path(),
                          requireKeys,
                          directory.pseudonymKey(),
                          register),
                      deployment.cluster(),
                      deployment.alive()));
      System.out.printf(
          "Intake http://localhost:%d/v1/crossings, Kafka %s, schema registry %s; data in %s%n"
              + "Stop with Ctrl-C.%n",
          door.port(), deployment.bootstrapServers(), deployment.registryUrl(), directory.path());
      deployment.awaitStop(running.ended());
      return Main.DONE;
    }
  }

  private static void checkPort(String option, int port) {
    if (port < 0 || port > LAST_PORT) {
      throw new Misuse(
          option + ": " + port + " is not a port: 0 (any that is free) to " + LAST_PORT);
    }
  }
}
