package org.borderflow.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Progress on standard error: a bar on a terminal, otherwise a line now and then. */
final class ProgressLine {

  private static final long BAR_EVERY = Duration.ofMillis(200).toNanos();
  private static final long LINE_EVERY = Duration.ofSeconds(10).toNanos();
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean terminal;
  private final long begun = System.nanoTime();
  private long last;

  ProgressLine(PrintStream out) {
    this.out = out;
    this.terminal = Boolean.getBoolean("borderflow.terminal");
    this.last = begun;
  }

  /**
   * Shows how far it is.
   *
   * @param share 0 to 1, negative if not known
   * @param records records so far
   */
  void at(String what, double share, long records) {
    long now = System.nanoTime();
    if (now - last < (terminal ? BAR_EVERY : LINE_EVERY)) {
      return;
    }
    last = now;
    double seconds = (now - begun) / 1e9;
    String rate = String.format(Locale.ROOT, "%,d records, %,.0f/s", records, records / seconds);
    if (share <= 0) {
      show(what + "  " + rate);
    } else {
      int full = (int) (share * WIDTH);
      String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
      long left = Math.round(seconds / share - seconds);
      show(
          String.format(
              Locale.ROOT, "%s [%s] %3.0f %%  %s, %d s left", what, bar, share * 100, rate, left));
    }
  }

  private void show(String line) {
    out.print(terminal ? "\r\u001b[K" + line : line + System.lineSeparator());
    out.flush();
  }

  /** Leaves the line free for what comes next. */
  void done() {
    if (terminal) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
