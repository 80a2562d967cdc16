package org.borderflow.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What was refused. */
@Command(
    name = "rejected",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Work off the records that a deployment has refused.",
    subcommands = {
      RejectedListCommand.class,
      RejectedShowCommand.class,
      RejectedExportCommand.class,
      RejectedResubmitCommand.class
    })
final class RejectedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "Which command? list, show, export or resubmit; see borderflow rejected --help");
  }
}
