package org.borderflow.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.ingest.publish.RecordPublisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The clock alone: without it no day passes, and nothing becomes certain. */
@Command(
    name = "clock",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Tell an existing cluster which day it is, at the start and at each midnight, UTC, until"
            + " stopped with Ctrl-C. One of it goes with ingest, streams and view that run apart; a"
            + " second one does no harm.")
final class ClockCommand implements Callable<Integer> {

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--data",
      defaultValue = "borderflow-clock",
      paramLabel = "DIR",
      description =
          "Where the register of agencies is, whose keys open /metrics (default:"
              + " ${DEFAULT-VALUE}).")
  private Path data;

  @Mixin private HealthDoorOptions health;

  @Override
  public Integer call() throws InterruptedException {
    health.check();
    Deployment.Cluster existing = cluster.cluster();
    try (Running running = new Running()) {
      DataDirectory directory = running.open(() -> DataDirectory.kept(data));
      HealthDoor.Settings settings = health.settings(directory);
      RecordPublisher publisher =
          running.open(
              () ->
                  new RecordPublisher(
                      existing.bootstrapServers(),
                      existing.connection(),
                      new AvroSerdes(existing.registry())));
      CalendarClock clock = running.open(() -> CalendarClock.start(publisher));
      HealthDoor door =
          running.open(
              () ->
                  HealthDoor.open(
                      settings,
                      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                      clock::notReady));
      System.out.printf(
          "The clock tells Kafka %s which day it is; health and metrics http://%s:%d/%n"
              + "Stop with Ctrl-C.%n",
          existing.bootstrapServers(), settings.host(), door.port());
      clock.awaitStop(running.ended());
      return Main.DONE;
    }
  }
}
