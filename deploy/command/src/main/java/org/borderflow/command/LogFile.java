package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the details of a failure are written, and how. Set in {@code logback.xml}. */
final class LogFile {

  private static final String PROPERTY = "borderflow.log";

  /** Set by the launcher when the user has not said where the log goes. */
  private static final String TEMPORARY = "borderflow.log.temporary";

  private static final String FORMAT = "BORDERFLOW_LOG_FORMAT";
  private static final Set<String> FORMATS = Set.of("text", "json");

  private LogFile() {}

  /**
   * What is wrong with the format that is asked for, if anything is: nothing would be logged.
   *
   * @param environment the variables of the environment
   */
  static Optional<String> problem(Map<String, String> environment) {
    String format = environment.get(FORMAT);
    return format == null || FORMATS.contains(format)
        ? Optional.empty()
        : Optional.of("$" + FORMAT + ": '" + format + "' is neither text nor json");
  }

  static String path() {
    return System.getProperty(PROPERTY, "borderflow.log");
  }

  /** Takes the log away if nobody asked for one: a command that went well leaves nothing behind. */
  static void discard() {
    if (Boolean.getBoolean(TEMPORARY)) {
      try {
        Files.deleteIfExists(Path.of(path()));
      } catch (IOException e) {
        // then it stays, which harms nobody
      }
    }
  }
}
