package org.borderflow.command;

import org.borderflow.ingest.profile.Profile;
import org.borderflow.ingest.profile.Profiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Source profiles: which there are, and what one makes of a file. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "List source profiles, or try one on a file.",
    subcommands = ProfileCheckCommand.class)
final class ProfileCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which command? See borderflow profile --help");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = BuildVersion.class,
      usageHelpAutoWidth = true,
      description = "List the profiles that ship with borderflow.")
  int list() {
    for (Profile profile : Profiles.shipped()) {
      System.out.printf("%-16s %s%n", profile.name(), profile.description());
    }
    return Main.DONE;
  }
}
