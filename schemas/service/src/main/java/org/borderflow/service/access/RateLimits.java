package org.borderflow.service.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The rate of each agency that has a limit. */
public final class RateLimits {

  private final LongSupplier nanoTime;
  private final Map<String, RateLimit> limits = new ConcurrentHashMap<>();

  /**
   * @param nanoTime a clock that only goes forward, such as {@link System#nanoTime}
   */
  public RateLimits(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Seconds that an agency has to wait before its next body; 0 if it may come at once. */
  public long secondsToWait(Agency agency) {
    return agency.rate() == 0 ? 0 : limit(agency).secondsToWait();
  }

  /** Counts records of an agency. */
  public void spend(Agency agency, long records) {
    if (agency.rate() > 0) {
      limit(agency).spend(records);
    }
  }

  private RateLimit limit(Agency agency) {
    return limits.computeIfAbsent(
        agency.name() + " " + agency.rate(), name -> new RateLimit(agency.rate(), nanoTime));
  }
}
