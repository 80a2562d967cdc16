package org.borderflow.command;

import java.time.Duration;
import java.util.Map;
import org.borderflow.ingest.IntakeCount;

/**
 * What became of every record of a run: {@code received = accepted + duplicates + rejected}.
 *
 * @param accepted records that were taken
 * @param duplicates records that had come before with the same content
 * @param rejected records refused, at the door or behind it, or waiting for a target that never
 *     came
 * @param elapsed from the first record sent to everything settled; writing the results is not in it
 */
public record RunReport(long accepted, long duplicates, long rejected, Duration elapsed) {

  /**
   * Puts together what the intake and the records stage counted.
   *
   * @param before the stage's totals when the run began
   * @param after its totals when all was settled
   * @param awaiting records of this run that still wait for their target
   * @param elapsed how long it took
   */
  static RunReport of(
      IntakeCount intake,
      Map<String, Long> before,
      Map<String, Long> after,
      long awaiting,
      Duration elapsed) {
    long accepted = difference("accepted", before, after);
    long duplicates = difference("duplicates", before, after);
    long conflicts = difference("rejected", before, after);
    // A record that waits was counted as accepted when it came; at the end of a replay its target
    // counts as never come.
    return new RunReport(
        accepted - awaiting, duplicates, intake.rejectedHere() + conflicts + awaiting, elapsed);
  }

  /** All of them. */
  public long received() {
    return accepted + duplicates + rejected;
  }

  private static long difference(String name, Map<String, Long> before, Map<String, Long> after) {
    return after.getOrDefault(name, 0L) - before.getOrDefault(name, 0L);
  }
}
