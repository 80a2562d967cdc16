package org.borderflow.topology.estimates;

/**
 * When to begin a look, by the wall clock: while more keeps coming, so rarely that looks and what
 * the cells make of them take a bounded share of the time; soon, when nothing has come for a while.
 * What is seen does not depend on it.
 *
 * <p>All times in milliseconds.
 */
final class LookPace {

  /** Of the time that a look costs, how much more is left to other work before the next one. */
  private static final int REST = 10;

  /** Of the time that a look costs, how long nothing must have come to look sooner. */
  private static final int QUIET = 2;

  /** A step takes about so long; nobody looks at a clock to find out. */
  private static final int STEP_MILLIS = 3;

  /** Steps that are done in a row while nothing else comes. */
  private static final int STEPS_IN_QUIET = 4;

  /**
   * So many changes of what is expected cost the cells, and Kafka behind them, about a millisecond:
   * of each, a month and its year change, arrivals or departures and the net flow, exact and
   * public.
   */
  private static final int CHANGES_IN_A_MILLISECOND = 8;

  private final long pause;
  private boolean arrived = true;
  private long cost;
  private long nextLook;
  private long quietSince;

  /**
   * A pace.
   *
   * @param pause the least time between two looks while more keeps coming
   */
  LookPace(long pause) {
    this.pause = pause;
  }

  /** Something has come that may change what is seen. */
  void arrived() {
    arrived = true;
  }

  /** Whether to begin a look now, if anything has changed. */
  boolean isDue(long now) {
    if (arrived) {
      quietSince = now;
      arrived = false;
    }
    return now >= nextLook || now - quietSince >= Math.max(2 * pause, QUIET * cost);
  }

  /**
   * How many steps of a look to do in a row: other work waits for them, if there is any.
   *
   * @param now what {@link #isDue} was asked with last
   */
  int stepsInARow(long now) {
    return now > quietSince ? STEPS_IN_QUIET : 1;
  }

  /**
   * A look has ended.
   *
   * @param now what {@link #isDue} was asked with last
   * @param steps how many it took
   * @param told how many changes the cells were told
   */
  void looked(long now, long steps, long told) {
    cost = STEP_MILLIS * steps + told / CHANGES_IN_A_MILLISECOND;
    nextLook = now + Math.max(pause, REST * cost);
  }
}
