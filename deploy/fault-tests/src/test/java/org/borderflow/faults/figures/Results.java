package org.borderflow.faults.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borderflow.command.Deployment;
import org.borderflow.command.Main;
import org.borderflow.command.Replay;
import org.borderflow.command.ReplaySettings;
import org.borderflow.faults.hosts.Site;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.DisclosureKey;
import org.borderflow.rules.disclosure.RandomRounding;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;

/** The files that {@code replay} writes, of a run in which nothing happened and of the other. */
public final class Results {

  private static final List<String> COMPARED = List.of("outcomes.csv", "stays.csv", "flows.csv");

  private Results() {}

  /** Lets {@code replay} do the same undisturbed, in one process with one broker. */
  public static Path undisturbed(Crossings crossings, LocalDate asOf, Path out) throws IOException {
    int status =
        Main.commands()
            .execute(
                "replay",
                "--country=" + Site.COUNTRY,
                "--agency=" + Site.AGENCY,
                "--as-of=" + asOf,
                "--out=" + out,
                crossings.file().toString());
    if (status != 0) {
      throw new IllegalStateException("The undisturbed run ended with status " + status);
    }
    return out;
  }

  /** Lets the day come behind everything that was pushed, waits and writes what came of it. */
  public static Path settled(Deployment.Cluster cluster, LocalDate asOf, Path room)
      throws IOException {
    Path out = Files.createDirectories(room.resolve("disturbed"));
    RuleBook rules =
        new RuleBook(
            Site.COUNTRY, List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);
    ReplaySettings settings =
        new ReplaySettings(
            List.of(),
            out,
            room.resolve("scratch"),
            asOf,
            Site.AGENCY,
            Optional.empty(),
            new Pseudonyms(PseudonymKey.generate()),
            PostRegister.empty(),
            null,
            false,
            new RandomRounding(DisclosureKey.PUBLISHED));
    try (Deployment deployment = Deployment.elsewhere(cluster)) {
      new Replay(deployment, rules, settings).run();
    }
    return out;
  }

  /** By file, the first byte in which they differ, -1 if none. */
  public static Map<String, Long> differences(Path one, Path other) throws IOException {
    Map<String, Long> differences = new LinkedHashMap<>();
    for (String file : COMPARED) {
      differences.put(file, Files.mismatch(one.resolve(file), other.resolve(file)));
    }
    return differences;
  }
}
