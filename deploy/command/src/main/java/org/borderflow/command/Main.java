package org.borderflow.command;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Exit;
import org.borderflow.embedded.DataInUse;
import org.borderflow.embedded.PortInUse;
import org.borderflow.ingest.read.UnusableInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The commands of borderflow. */
@Command(
    name = "borderflow",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Border statistics from crossing records, on Apache Kafka.",
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      ProfileCommand.class,
      SimulateCommand.class,
      UpCommand.class,
      StreamsCommand.class,
      IngestCommand.class,
      ViewCommand.class,
      ClockCommand.class,
      FlowsCommand.class,
      ClearingHouseCommand.class,
      StatusCommand.class,
      HealthCommand.class,
      TopicsCommand.class,
      AclsCommand.class,
      EdgeCommand.class,
      AgencyCommand.class,
      RejectedCommand.class,
      PostsCommand.class,
      ReleaseCommand.class,
      EraseCommand.class,
      RotateKeyCommand.class,
      BacktestCommand.class,
      GapsCommand.class,
      BenchmarkCommand.class,
    })
public final class Main implements Runnable {

  /** Exit statuses, as documented. */
  static final int DONE = 0;

  static final int OUR_FAULT = 1;
  static final int MISUSE = 2;
  static final int SOMETHING_REJECTED = 3;

  private static final AtomicBoolean BROKER_GAVE_UP = new AtomicBoolean();

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Main() {}

  /** Runs a command and ends with its exit status. */
  public static void main(String[] args) {
    LogFile.problem(System.getenv())
        .ifPresent(
            problem -> {
              System.err.println("borderflow: " + problem);
              System.exit(MISUSE);
            });
    Exit.setHaltProcedure((status, message) -> brokerGaveUp());
    int status = runOrSay(args);
    System.out.flush();
    if (status != OUR_FAULT) {
      LogFile.discard();
    }
    System.exit(status);
  }

  /**
   * A broker that cannot write to its directory ends the process on the spot and says nothing. Here
   * it is said, and what is temporary is deleted: most often the disk is full. Nothing is closed,
   * since the others would wait for the broker.
   */
  private static void brokerGaveUp() {
    if (BROKER_GAVE_UP.compareAndSet(false, true)) {
      System.err.println(
          "borderflow: failed: Kafka cannot write its data; is the disk full? (details: "
              + LogFile.path()
              + ")");
      DataDirectory.deleteTemporary();
      Runtime.getRuntime().halt(OUR_FAULT);
    }
  }

  /** Picocli lets errors of the virtual machine pass, such as too little memory. */
  private static int runOrSay(String... args) {
    try {
      return run(args);
    } catch (Error e) {
      if (!Running.askedToEnd()) {
        say(System.err::println, "borderflow", e);
      }
      return OUR_FAULT;
    }
  }

  /** Runs a command and returns its exit status. */
  static int run(String... args) {
    return commands().execute(args);
  }

  /** All commands, for whoever wants to know what a command line means without running it. */
  public static CommandLine commands() {
    CommandLine commands = new CommandLine(new Main());
    FlowsCommand.addFilters(commands.getSubcommands().get("flows").getCommandSpec());
    commands.getCommandSpec().versionProvider(new BuildVersion());
    commands
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new BuildVersion()));
    return commands
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(LocalDate.class, Main::date)
        .registerConverter(int.class, text -> whole(text, Integer::valueOf))
        .registerConverter(Integer.class, text -> whole(text, Integer::valueOf))
        .registerConverter(long.class, text -> whole(text, Long::valueOf))
        .setParameterExceptionHandler(Main::misused)
        .setExecutionExceptionHandler(Main::failed);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? See borderflow --help");
  }

  private static <T> T whole(String text, Function<String, T> number) {
    try {
      return number.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
  }

  private static LocalDate date(String text) {
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // said below, in the user's words
    }
    throw new TypeConversionException("'" + text + "' is not a date written YYYY-MM-DD");
  }

  private static int misused(ParameterException e, String[] args) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    e.getCommandLine().getErr().println(name + ": " + firstLine(e.getMessage()));
    return MISUSE;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    if (Running.askedToEnd()) {
      return OUR_FAULT; // not said: the process ends with the status of the signal
    }
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    if (e instanceof Misuse
        || e instanceof UnusableInput
        || e instanceof PortInUse
        || e instanceof DataInUse) {
      err.println(name + ": " + firstLine(e.getMessage()));
      return MISUSE;
    }
    say(err::println, name, e);
    return OUR_FAULT;
  }

  private static void say(Consumer<String> err, String name, Throwable failure) {
    LOG.error("{} failed", name, failure);
    String why =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    err.accept(name + ": failed: " + firstLine(why) + " (details: " + LogFile.path() + ")");
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
