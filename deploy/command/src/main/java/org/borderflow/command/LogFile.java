package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the details of a failure are written. Set in {@code logback.xml}. */
final class LogFile {

  private static final String PROPERTY = "borderflow.log";

  /** Set by the launcher when the user has not said where the log goes. */
  private static final String TEMPORARY = "borderflow.log.temporary";

  private LogFile() {}

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
