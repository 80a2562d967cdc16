package org.borderflow.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.posts.PostRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The HTTP intake alone. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Take crossings in over HTTP and put them into an existing cluster, until stopped with"
            + " Ctrl-C. While Kafka is away it stays up and says so.")
final class IngestCommand implements Callable<Integer> {

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--data",
      defaultValue = "borderflow-intake",
      paramLabel = "DIR",
      description =
          "Where the register of agencies and the key of the pseudonyms are kept"
              + " (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--host",
      defaultValue = Door.LOOPBACK,
      paramLabel = "ADDRESS",
      description =
          "Address to listen on; callers from other machines need a key"
              + " (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--intake-port",
      defaultValue = "8081",
      paramLabel = "PORT",
      description = "Port to listen on (default: ${DEFAULT-VALUE}).")
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

  @Option(
      names = "--pseudonym-key",
      paramLabel = "FILE",
      description = "Key of the pseudonyms (default: $BORDERFLOW_PSEUDONYM_KEY, else made).")
  private Path pseudonymKey;

  @Override
  public Integer call() throws InterruptedException {
    PostRegister register = posts == null ? PostRegister.empty() : PostRegister.of(posts);
    Deployment.Cluster existing = cluster.address();
    try (Running running = new Running()) {
      DataDirectory directory = running.open(() -> DataDirectory.kept(data));
      PseudonymKey key =
          pseudonymKey == null ? directory.pseudonymKey() : PseudonymKey.fromFile(pseudonymKey);
      Door door =
          running.open(
              () ->
                  Door.open(
                      new Door.Settings(
                          host, intakePort, directory.path(), requireKeys, key, register),
                      existing,
                      () -> true));
      System.out.printf(
          "Intake http://%s:%d/v1/crossings; register and key in %s%nStop with Ctrl-C.%n",
          host, door.port(), directory.path());
      running.ended().await();
      return Main.DONE;
    }
  }
}
