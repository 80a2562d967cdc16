package org.borderflow.endtoend.containers;

import java.io.IOException;
import java.nio.file.Path;
import org.borderflow.endtoend.Pipeline;
import org.borderflow.endtoend.PipelineContract;
import org.borderflow.rules.RuleBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract on containers that were built from this clone. */
@Tag("slow")
@NeedsDocker
class ContainerPipelineIT extends PipelineContract {

  private static RegistryContainer registry;

  @TempDir private Path dir;

  @BeforeAll
  static void startRegistry() throws IOException, InterruptedException {
    Images.build();
    registry = new RegistryContainer();
    registry.start();
  }

  @AfterAll
  static void stopRegistry() {
    if (registry != null) {
      registry.close();
    }
  }

  @Override
  protected Pipeline start(RuleBook rules) {
    return new ContainerPipeline(rules, dir, registry);
  }
}
