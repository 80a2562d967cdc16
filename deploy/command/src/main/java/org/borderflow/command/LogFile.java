package org.borderflow.command;

/** Where the details of a failure are written. Set in {@code logback.xml}. */
final class LogFile {

  private static final String PROPERTY = "borderflow.log";

  private LogFile() {}

  static String path() {
    return System.getProperty(PROPERTY, "borderflow.log");
  }
}
