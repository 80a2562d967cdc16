package org.borderflow.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import org.borderflow.command.Deployment;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.rules.RuleBook;
import org.borderflow.topology.service.CommitInterval;

/** All in this process but the registry, as {@code replay} runs it. */
final class EmbeddedPipeline implements Pipeline {

  private static final CommitInterval COMMIT_INTERVAL = CommitInterval.ofMillis(200);

  private final EmbeddedBroker broker;
  private final Deployment deployment;
  private final Replays replays;

  EmbeddedPipeline(RuleBook rules, Path dir, EmbeddedRegistry registry) {
    broker = EmbeddedBroker.start(dir.resolve("kafka"));
    deployment = streams(rules, dir, registry);
    replays = new Replays(deployment, rules, dir.resolve("scratch"));
  }

  private Deployment streams(RuleBook rules, Path dir, EmbeddedRegistry registry) {
    try {
      return Deployment.on(
          new Deployment.Cluster(broker.bootstrapServers(), registry.url()),
          dir,
          rules,
          COMMIT_INTERVAL);
    } catch (RuntimeException e) {
      // A broker whose directory is taken away ends the process, and other tests with it.
      broker.close();
      throw e;
    }
  }

  @Override
  public void take(Delivery delivery) throws IOException {
    replays.run(delivery);
  }

  @Override
  public void close() {
    deployment.close();
    broker.close();
  }
}
