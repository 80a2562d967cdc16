package org.borderflow.faults.hosts;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waiting for what is to come about, but not for ever. */
public final class Patience {

  private static final int LOOK_EVERY_MILLIS = 100;

  private Patience() {}

  /**
   * Looks again and again until it is so.
   *
   * @param what what is waited for, in words
   * @throws IllegalStateException if it takes longer than that
   */
  public static void await(String what, Duration most, Callable<Boolean> condition)
      throws Exception {
    if (!comes(most, condition)) {
      throw new IllegalStateException(what + " did not come in " + most.toSeconds() + " s");
    }
  }

  /** Looks again and again until it is so or the time is over, and tells which. */
  public static boolean comes(Duration most, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + most.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
    return true;
  }
}
