package org.borderflow.endtoend.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.borderflow.command.Main;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Command lines of deployments, as the commands understand them. */
final class CommandLines {

  /** Options that may come from the environment, which a test has not. */
  private static final Map<String, String> FROM_ENVIRONMENT =
      Map.of(
          "--bootstrap-servers", "BORDERFLOW_BOOTSTRAP_SERVERS",
          "--registry", "BORDERFLOW_REGISTRY");

  private CommandLines() {}

  /**
   * The command that a line calls, with all that is said.
   *
   * @param environment what the process finds in its environment
   * @throws AssertionError if the command does not take it
   */
  static ParseResult understood(List<String> line, Map<String, String> environment) {
    List<String> whole = new ArrayList<>(line);
    FROM_ENVIRONMENT.forEach(
        (option, variable) -> {
          if (environment.containsKey(variable) && command(line).findOption(option) != null) {
            whole.add(option + "=" + environment.get(variable));
          }
        });
    try {
      ParseResult parsed = Main.commands().parseArgs(whole.toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      assertThat(parsed.commandSpec().parent()).as("%s calls no command", line).isNotNull();
      return parsed;
    } catch (ParameterException e) {
      return fail("%s is refused: %s", line, e.getMessage());
    }
  }

  private static CommandSpec command(List<String> line) {
    CommandLine command = Main.commands();
    for (String word : line) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        break;
      }
      command = next;
    }
    return command.getCommandSpec();
  }

  /** What an option is set to, or is by default. */
  static String value(ParseResult parsed, String option) {
    return String.valueOf(parsed.commandSpec().findOption(option).<Object>getValue());
  }

  /** The port at which a service of ours listens. */
  static int port(ParseResult parsed) {
    for (String option : List.of("--intake-port", "--view-port", "--metrics-port")) {
      if (parsed.commandSpec().findOption(option) != null) {
        return Integer.parseInt(value(parsed, option));
      }
    }
    return fail("%s listens nowhere", parsed.commandSpec().qualifiedName());
  }
}
