package org.borderflow.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.borderflow.command.erase.Erasing;
import org.borderflow.command.erase.Erasing.Erased;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.IdentityFile;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.Names;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.topology.service.Instance;
import org.borderflow.view.topic.ProgressWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases persons on request. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "Erase persons: their history goes from topics, state and changelogs, together with that of"
          + " every identity linked to them. What was counted stays as it is, and so does what was"
          + " released. A release made afterwards is counted from the log that is left.",
      "FILE is CSV with a header: person_id, or document_issuer and document_number, or traveller"
          + " (the pseudonym). Nothing of it is repeated anywhere."
    })
final class EraseCommand implements Callable<Integer> {

  private static final Logger AUDIT = LoggerFactory.getLogger("borderflow.audit");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The streams look at every record id that they know. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final CommitInterval COMMIT_INTERVAL = CommitInterval.ofMillis(200);

  @Parameters(paramLabel = "FILE", description = "Who is to be erased; - for standard input.")
  private Path file;

  @Mixin private StoredOptions stored;

  @Mixin private DisclosureOptions disclosure;

  @Option(
      names = "--agency",
      defaultValue = "local",
      paramLabel = "NAME",
      description =
          "Agency whose person numbers stand in FILE; local for callers without a key (default:"
              + " ${DEFAULT-VALUE}).")
  private String agency;

  @Option(
      names = "--pseudonym-key",
      paramLabel = "FILE",
      description =
          "Key of the pseudonyms (default: $BORDERFLOW_PSEUDONYM_KEY, else that of --data).")
  private Path pseudonymKey;

  @Override
  public Integer call() {
    stored.check();
    Set<Traveller> asked = asked();
    try (Running running = new Running()) {
      Deployment deployment = deployment(running);
      RecordPublisher publisher = running.open(deployment::publisher);
      ProgressWatch progress = running.open(deployment::progress);
      Erased erased =
          new Erasing(
                  deployment.connection(),
                  deployment.serdes(),
                  () -> Instant.now().toEpochMilli(),
                  (number, travellers) -> {
                    publisher.erase(number, travellers);
                    deployment.await(progress, Names.ERASURES, number, PATIENCE);
                    deployment.await(progress, Names.ERASURES_OF_RECORDS, number, PATIENCE);
                  })
              .erase(asked);
      tell(erased);
      return Main.DONE;
    }
  }

  private Set<Traveller> asked() {
    IdentityFile identities = new IdentityFile(agency, new Pseudonyms(key()));
    try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
      List<Traveller> travellers = identities.read(file.toString(), in);
      if (travellers.isEmpty()) {
        throw new Misuse(file + ": nobody stands in it");
      }
      return new HashSet<>(travellers);
    } catch (IOException e) {
      throw new Misuse(file + " cannot be read");
    }
  }

  private PseudonymKey key() {
    if (pseudonymKey != null) {
      return PseudonymKey.fromFile(pseudonymKey);
    }
    return PseudonymKey.fromEnvironment(System.getenv())
        .or(() -> stored.data().flatMap(data -> DataDirectory.kept(data).presentKey()))
        .orElseThrow(
            () ->
                new Misuse(
                    "--pseudonym-key: the key of the intake is needed, or it would be somebody"
                        + " else who is erased"));
  }

  /** Where the streams run; those of a directory where nothing runs run as long as this command. */
  private Deployment deployment(Running running) {
    Optional<Path> data = stored.data();
    if (data.isEmpty()) {
      return running.open(() -> Deployment.elsewhere(stored.cluster(running)));
    }
    StoredCluster.check(data.get());
    Optional<Deployment.Cluster> up = Whereabouts.of(data.get());
    if (up.isPresent()) {
      return running.open(() -> Deployment.elsewhere(up.get()));
    }
    DataDirectory directory = running.open(() -> DataDirectory.kept(data.get()));
    Disclosure terms = disclosure.disclosure(directory);
    directory.checkDisclosure(terms);
    StreamsPlan plan =
        new StreamsPlan(
            directory.method(), Retention.FOREVER, terms, COMMIT_INTERVAL, Instance.ONLY);
    return running.open(() -> Deployment.embedded(directory.path(), Deployment.Ports.ANY, plan));
  }

  private static void tell(Erased erased) {
    if (erased.identities() == 0) {
      System.out.println("Nothing is known of whoever stands in the file.");
    } else {
      System.out.printf(
          "erased: %d identities, %d records; what was counted stays%n",
          erased.identities(), erased.records());
    }
    ObjectNode line = JSON.createObjectNode();
    line.put("time", Instant.now().toString());
    line.put("command", "erase");
    line.put("identities", erased.identities());
    line.put("records", erased.records());
    line.put("messages", erased.messages());
    AUDIT.info("{}", line);
  }
}
