package org.borderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waiting for what is to come about, but not for ever. */
public final class Patience {

  private static final long MINUTES = 2;

  private Patience() {}

  /** Looks again and again until it is so. */
  public static void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
    }
  }
}
