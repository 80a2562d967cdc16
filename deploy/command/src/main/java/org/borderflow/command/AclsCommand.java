package org.borderflow.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who may do what in a cluster. */
@Command(
    name = "acls",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Compare who may do what in a cluster with what it is to be, and grant what is missing.",
    subcommands = {AclsPlanCommand.class, AclsApplyCommand.class})
final class AclsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Which command? plan or apply; see borderflow acls --help");
  }
}
