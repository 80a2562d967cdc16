package org.borderflow.topology.estimates;

/**
 * When to look, by the wall clock: while more keeps coming, step by step and so rarely that looks
 * and what the cells make of them take a bounded share of any second; at once, when nothing has
 * come for a while. What is seen does not depend on it.
 *
 * <p>All times in milliseconds.
 */
final class LookPace {

  /** Of the time that a step costs, how much more is left to other work before the next one. */
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

  /** What the latest look has cost so far. */
  private long cost;

  /** When it began. */
  private long begun;

  private long nextStep;
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

  /** A look begins. */
  void begins(long now) {
    begun = now;
    nextStep = now;
    cost = 0;
  }

  /**
   * How many steps of a look to do now: none while other work is to go on, several in a row when
   * there is no other.
   *
   * @param now what {@link #isDue} was asked with last
   */
  int steps(long now) {
    if (now - quietSince >= pause / 2) {
      return STEPS_IN_QUIET;
    }
    return now >= nextStep ? 1 : 0;
  }

  /**
   * Steps have been done.
   *
   * @param now what {@link #isDue} was asked with last
   * @param steps how many
   * @param told how many changes the cells were told in them
   */
  void stepped(long now, int steps, long told) {
    long spent = (long) STEP_MILLIS * steps + told / CHANGES_IN_A_MILLISECOND;
    cost += spent;
    nextStep = now + (1 + REST) * spent;
  }

  /** A look has ended. Where it did not rest between its steps, the next one waits for that. */
  void ended(long now) {
    nextLook = now + Math.max(pause, begun + (1 + REST) * cost - now);
  }
}
