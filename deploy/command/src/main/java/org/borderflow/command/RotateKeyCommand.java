package org.borderflow.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.borderflow.ingest.identity.PseudonymKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replaces the key of the pseudonyms, and later destroys the one before. */
@Command(
    name = "rotate-key",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "Replace the key of the pseudonyms. For 487 days (16 months) the file holds the former key as"
          + " well: the intake makes both pseudonyms of each identity and links them, so that nobody"
          + " becomes somebody else. --finish then destroys the former key.",
      "up and ingest have the new key when they are started again; an edge with --key-secret is"
          + " given the new file and keeps its files until then."
    })
final class RotateKeyCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of the intake, whose key it is.")
  private Path data;

  @Option(
      names = "--pseudonym-key",
      paramLabel = "FILE",
      description = "In place of --data: the file that holds the key.")
  private Path pseudonymKey;

  @Option(
      names = "--finish",
      description = "Destroy the former key. Refused as long as it is needed.")
  private boolean finish;

  @Override
  public Integer call() {
    Path file = file();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    PseudonymKey key = PseudonymKey.fromFile(file);
    PseudonymKey next = finish ? finished(key, today) : replaced(key, today);
    DataDirectory.replaceKey(file, next);
    System.out.println(
        next.formerUntil()
            .map(
                until ->
                    "The key in %s is new; the former one is needed until %s."
                        .formatted(file, until))
            .orElse("The former key in %s is destroyed.".formatted(file)));
    System.out.println("Start up and ingest again, and give the file to every edge.");
    return Main.DONE;
  }

  private Path file() {
    if ((data == null) == (pseudonymKey == null)) {
      throw new Misuse("either --data or --pseudonym-key");
    }
    if (data != null && PseudonymKey.fromEnvironment(System.getenv()).isPresent()) {
      throw new Misuse(
          "--data: the key is in $"
              + PseudonymKey.VARIABLE
              + "; put it into a file, and use --pseudonym-key");
    }
    if (data != null && !Files.isDirectory(data)) {
      throw new Misuse("--data: there is no directory " + data);
    }
    return data == null ? pseudonymKey : DataDirectory.kept(data).keyFile();
  }

  private static PseudonymKey replaced(PseudonymKey key, LocalDate today) {
    key.formerUntil()
        .ifPresent(
            until -> {
              throw new Misuse(
                  "the key was replaced lately and the former one is needed until "
                      + until
                      + "; then --finish");
            });
    return key.replaced(today);
  }

  private static PseudonymKey finished(PseudonymKey key, LocalDate today) {
    LocalDate until =
        key.formerUntil().orElseThrow(() -> new Misuse("--finish: there is no former key"));
    if (!today.isAfter(until)) {
      throw new Misuse("--finish: the former key is needed until " + until);
    }
    return key.withoutFormer();
  }
}
