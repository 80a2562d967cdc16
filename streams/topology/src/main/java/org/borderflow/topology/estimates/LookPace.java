package org.borderflow.topology.estimates;

/**
 * When to look, by the wall clock: while more keeps coming, so rarely that looks and what the cells
 * make of them take a bounded share of the time; soon, when nothing has come for a while. What is
 * seen does not depend on it.
 *
 * <p>All times in milliseconds.
 */
final class LookPace {

  /** Of the time that a look costs, how much more is left to other work before the next one. */
  private static final int REST = 5;

  /** Of the time that a look costs, how long nothing must have come to look sooner. */
  private static final int QUIET = 2;

  /** So many changes of what is expected cost the cells about a millisecond. */
  private static final int CHANGES_IN_A_MILLISECOND = 20;

  private final long interval;
  private boolean arrived = true;
  private boolean looked;
  private long lookedAt;
  private long changes;
  private long cost;
  private long nextLook;
  private long quietSince;

  /**
   * A pace.
   *
   * @param interval how often {@link #isDue} is asked, unless a look takes longer
   */
  LookPace(long interval) {
    this.interval = interval;
  }

  /** Something has come that may change what is seen. */
  void arrived() {
    arrived = true;
  }

  /** Whether to look now, if anything has changed. */
  boolean isDue(long now) {
    if (looked) {
      // Nothing else ran in this thread meanwhile, so the time beyond the interval went into
      // looking.
      cost = Math.max(0, now - lookedAt - interval) + changes / CHANGES_IN_A_MILLISECOND;
      nextLook = now + REST * cost;
      looked = false;
    }
    if (arrived) {
      quietSince = now;
      arrived = false;
    }
    return now >= nextLook || now - quietSince >= Math.max(2 * interval, QUIET * cost);
  }

  /**
   * It was looked.
   *
   * @param now what {@link #isDue} was asked with
   * @param told how many changes the cells were told
   */
  void looked(long now, long told) {
    looked = true;
    lookedAt = now;
    changes = told;
  }
}
