package org.borderflow.command.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One look for all who ask within some time of it. Whoever asks while somebody is looking waits for
 * what that one sees: to look takes questions to the cluster, however many ask.
 *
 * @param <T> what is seen; nobody may change it
 */
public final class SharedLook<T> implements Supplier<T> {

  private final Supplier<T> look;
  private final long keptNanos;
  private final LongSupplier nanoTime;
  private T seen;
  private long lookedAt;

  /**
   * @param look looks anew; what it throws is for the one who asked, and is not kept
   * @param kept how long a look is good for, from its beginning
   * @param nanoTime a clock that only runs forward, in nanoseconds, such as {@link System#nanoTime}
   */
  public SharedLook(Supplier<T> look, Duration kept, LongSupplier nanoTime) {
    this.look = look;
    this.keptNanos = kept.toNanos();
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized T get() {
    long now = nanoTime.getAsLong();
    if (seen == null || now - lookedAt >= keptNanos) {
      seen = look.get();
      lookedAt = now;
    }
    return seen;
  }
}
