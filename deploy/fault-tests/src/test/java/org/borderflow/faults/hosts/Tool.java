package org.borderflow.faults.hosts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Programs of the operating system. */
final class Tool {

  private Tool() {}

  /**
   * Runs one to its end.
   *
   * @throws IllegalStateException if it does not exist or fails
   */
  static void run(String... command) {
    String said = said(command);
    if (said != null) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
  }

  /** Runs one to its end and tells whether it did what it should. */
  static boolean works(String... command) {
    return said(command) == null;
  }

  /** What it said if it failed, else null. */
  private static String said(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return process.waitFor() == 0 ? null : said;
    } catch (IOException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("Interrupted", e));
    }
  }
}
