package org.borderflow.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The view alone. */
@Command(
    name = "view",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Serve the flows of an existing cluster over HTTP, until stopped with Ctrl-C. While Kafka"
            + " is away it stays up and serves what it has read.")
final class ViewCommand implements Callable<Integer> {

  @Mixin private ClusterOptions cluster;

  @Option(
      names = ViewDoor.PORT,
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "Port of the view (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      defaultValue = "borderflow-view",
      paramLabel = "DIR",
      description =
          "Where the register of agencies is, and the releases that are shown (default:"
              + " ${DEFAULT-VALUE}).")
  private Path data;

  @Mixin private RegisterOption register;

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
      description = "Callers on this machine need a key as well; see agency add.")
  private boolean requireKeys;

  @Override
  public Integer call() throws InterruptedException {
    Deployment.Ports.check(ViewDoor.PORT, port);
    Deployment.Cluster existing = cluster.address();
    try (Running running = new Running()) {
      DataDirectory directory = running.open(() -> DataDirectory.kept(data));
      ViewDoor.Settings settings =
          new ViewDoor.Settings(
              host, port, register.orIn(directory.path()), directory.path(), requireKeys, Set.of());
      ViewDoor door =
          running.open(
              () ->
                  ViewDoor.open(
                      settings, existing, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
      System.out.printf(
          "View http://%s:%d/; register in %s%nStop with Ctrl-C.%n",
          host, door.port(), settings.agencies());
      running.ended().await();
      return Main.DONE;
    }
  }
}
