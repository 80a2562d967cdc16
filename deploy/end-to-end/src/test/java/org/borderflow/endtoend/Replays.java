package org.borderflow.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.borderflow.command.Deployment;
import org.borderflow.command.Replay;
import org.borderflow.command.ReplaySettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.DisclosureKey;
import org.borderflow.rules.disclosure.RandomRounding;

/** Deliveries taken in this process, as the command {@code replay} takes them. */
public final class Replays {

  private final Deployment deployment;
  private final RuleBook rules;
  private final Path scratch;
  private final Pseudonyms pseudonyms = new Pseudonyms(PseudonymKey.generate());

  /** Replays on a deployment whose streams run under these rules. */
  public Replays(Deployment deployment, RuleBook rules, Path scratch) {
    this.deployment = deployment;
    this.rules = rules;
    this.scratch = scratch;
  }

  /** Takes in a delivery and writes what came of it. */
  public void run(Delivery delivery) throws IOException {
    ReplaySettings settings =
        new ReplaySettings(
            delivery.files().stream().map(Path::toString).toList(),
            delivery.out(),
            scratch,
            delivery.asOf(),
            delivery.agency(),
            Optional.empty(),
            pseudonyms,
            PostRegister.of(delivery.posts()),
            delivery.statuses(),
            false,
            new RandomRounding(DisclosureKey.PUBLISHED));
    new Replay(deployment, rules, settings).run();
  }
}
