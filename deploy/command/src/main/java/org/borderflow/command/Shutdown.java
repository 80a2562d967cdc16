package org.borderflow.command;

/** What happens on Ctrl-C. */
final class Shutdown {

  private Shutdown() {}

  /** Runs this when the process is asked to end. */
  static void then(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-services"));
  }
}
