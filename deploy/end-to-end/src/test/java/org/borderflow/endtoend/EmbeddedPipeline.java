package org.borderflow.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.borderflow.command.Deployment;
import org.borderflow.command.Replay;
import org.borderflow.command.ReplaySettings;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.rules.RuleBook;

/** All in this process but the registry, as {@code replay} runs it. */
final class EmbeddedPipeline implements Pipeline {

  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);

  private final RuleBook rules;
  private final Path dir;
  private final Pseudonyms pseudonyms = new Pseudonyms(PseudonymKey.generate());
  private final EmbeddedBroker broker;
  private final Deployment deployment;

  EmbeddedPipeline(RuleBook rules, Path dir, EmbeddedRegistry registry) {
    this.rules = rules;
    this.dir = dir;
    broker = EmbeddedBroker.start(dir.resolve("kafka"));
    deployment =
        Deployment.on(
            new Deployment.Cluster(broker.bootstrapServers(), registry.url()),
            dir,
            rules,
            COMMIT_INTERVAL);
  }

  @Override
  public void take(Delivery delivery) throws IOException {
    ReplaySettings settings =
        new ReplaySettings(
            delivery.files().stream().map(Path::toString).toList(),
            delivery.out(),
            dir.resolve("scratch"),
            delivery.asOf(),
            delivery.agency(),
            pseudonyms,
            PostRegister.of(delivery.posts()),
            delivery.statuses(),
            false);
    new Replay(deployment, rules, settings).run();
  }

  @Override
  public void close() {
    deployment.close();
    broker.close();
  }
}
