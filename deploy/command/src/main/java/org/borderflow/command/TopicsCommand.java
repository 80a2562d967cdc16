package org.borderflow.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The topics of a cluster. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Compare the topics of a cluster with what they are to be, and make them so.",
    subcommands = {TopicsPlanCommand.class, TopicsApplyCommand.class})
final class TopicsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Which command? plan or apply; see borderflow topics --help");
  }
}
