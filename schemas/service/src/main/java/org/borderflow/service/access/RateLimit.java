package org.borderflow.service.access;

import java.util.function.LongSupplier;

/**
 * So many records a second over a while. How many a body has is known only when it has been read;
 * so a caller may go beyond, and then has to wait until that is made up for.
 */
final class RateLimit {

  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private final LongSupplier nanoTime;
  private double saved;
  private long lastLook;

  RateLimit(long perSecond, LongSupplier nanoTime) {
    this.perSecond = (double) perSecond;
    this.nanoTime = nanoTime;
    this.saved = this.perSecond;
    this.lastLook = nanoTime.getAsLong();
  }

  /** Seconds to wait before the next body; 0 if it may come at once. */
  synchronized long secondsToWait() {
    earn();
    return saved > 0 ? 0 : (long) Math.ceil((1 - saved) / perSecond);
  }

  synchronized void spend(long records) {
    earn();
    saved -= records;
  }

  private void earn() {
    long now = nanoTime.getAsLong();
    saved = Math.min(perSecond, saved + perSecond * ((now - lastLook) / NANOS_PER_SECOND));
    lastLook = now;
  }
}
