package org.borderflow.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.borderflow.ingest.identity.PseudonymKey;
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

  @Mixin private DoorOptions intake;

  @Mixin private RegisterOption register;

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
      names = "--pseudonym-key",
      paramLabel = "FILE",
      description = "Key of the pseudonyms (default: $BORDERFLOW_PSEUDONYM_KEY, else made).")
  private Path pseudonymKey;

  @Override
  public Integer call() throws InterruptedException {
    intake.check();
    Deployment.Cluster existing = cluster.address();
    try (Running running = new Running()) {
      DataDirectory directory = running.open(() -> DataDirectory.kept(data));
      PseudonymKey key =
          pseudonymKey == null ? directory.pseudonymKey() : PseudonymKey.fromFile(pseudonymKey);
      Path agencies = register.orIn(directory.path());
      Door.Settings settings = intake.settings(host, agencies, key);
      Door door = running.open(() -> Door.open(settings, existing, Optional::empty));
      System.out.printf(
          "Intake %s://%s:%d/v1/crossings; register in %s%nStop with Ctrl-C.%n",
          settings.scheme(), host, door.port(), agencies);
      running.ended().await();
      return Main.DONE;
    }
  }
}
