package org.borderflow.endtoend;

import java.nio.file.Path;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.rules.RuleBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the deployment that needs nothing but this machine. */
class EmbeddedPipelineTest extends PipelineContract {

  @TempDir private static Path registryDir;
  private static EmbeddedRegistry registry;

  @TempDir private Path dir;

  @BeforeAll
  static void startRegistry() {
    registry = EmbeddedRegistry.start(registryDir, 0);
  }

  @AfterAll
  static void stopRegistry() {
    registry.close();
  }

  @Override
  protected Pipeline start(RuleBook rules) {
    return new EmbeddedPipeline(rules, dir, registry);
  }
}
