package org.borderflow.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.borderflow.view.live.StageLag;

/**
 * Tells, while everything has been read and results are waited for, how much is left to be done.
 */
final class SettlingLine implements AutoCloseable {

  /** Each question costs the broker three answers. */
  private static final long EVERY = Duration.ofSeconds(2).toNanos();

  private final ProgressLine line;
  private final StageLag lag;
  private final long records;
  private long asked;

  /**
   * @param records how many were read
   */
  SettlingLine(ProgressLine line, StageLag lag, long records) {
    this.line = line;
    this.lag = lag;
    this.records = records;
    this.asked = System.nanoTime();
  }

  /** Tells it, if it was not told just now. */
  void goOn() {
    long now = System.nanoTime();
    if (now - asked >= EVERY) {
      asked = now;
      line.at(lag.now().map(SettlingLine::told).orElse("settling"), -1, records);
    }
  }

  /** The first stage that has something left: whatever comes after it has as well. */
  static String told(Map<String, StageLag.Lag> left) {
    return left.entrySet().stream()
        .filter(stage -> stage.getValue().records() > 0)
        .findFirst()
        .map(
            stage ->
                String.format(
                    Locale.ROOT,
                    "settling, stage %s has %,d to go",
                    stage.getKey(),
                    stage.getValue().records()))
        .orElse("settling");
  }

  @Override
  public void close() {
    lag.close();
  }
}
