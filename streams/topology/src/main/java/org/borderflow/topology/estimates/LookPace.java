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

  /** The same of a look for a day that passes: somebody waits for that. */
  private static final int REST_OF_A_PASSING_DAY = 2;

  /** Of the time that a look costs, how long nothing must have come to look sooner. */
  private static final int QUIET = 2;

  /** A step takes about so long; nobody looks at a clock to find out. */
  private static final int STEP_MILLIS = 3;

  /** Steps that are done in a row while nothing else comes. */
  private static final int STEPS_IN_QUIET = 4;

  /** The same of a look for a day that passes. */
  private static final int STEPS_OF_A_PASSING_DAY_IN_QUIET = 16;

  /**
   * So many changes of what is expected cost the cells, and Kafka behind them, about a millisecond:
   * of each, a month and its year change, arrivals or departures and the net flow, exact and
   * public.
   */
  private static final int CHANGES_IN_A_MILLISECOND = 8;

  private final long pause;
  private boolean arrived = true;
  private long now;

  /** What the latest look has cost so far. */
  private long cost;

  /** When it began. */
  private long begun;

  /** What the latest steps have cost, and when they were done. */
  private long spent;

  private long stepped;
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

  /**
   * It is now so late.
   *
   * @return whether to begin a look, if anything has changed
   */
  boolean isDue(long time) {
    now = time;
    if (arrived) {
      quietSince = now;
      arrived = false;
    }
    return now >= nextLook || now - quietSince >= Math.max(2 * pause, QUIET * cost);
  }

  /** A look begins. */
  void begins() {
    begun = now;
    stepped = now;
    spent = 0;
    cost = 0;
  }

  /**
   * How many steps of a look to do now: none while other work is to go on, several in a row when
   * there is no other.
   *
   * @param dayPasses whether the look is one for a day that passes
   */
  int steps(boolean dayPasses) {
    if (now - quietSince >= pause / 2) {
      return dayPasses ? STEPS_OF_A_PASSING_DAY_IN_QUIET : STEPS_IN_QUIET;
    }
    int rest = dayPasses ? REST_OF_A_PASSING_DAY : REST;
    return now - stepped >= (1 + rest) * spent ? 1 : 0;
  }

  /**
   * Steps have been done.
   *
   * @param steps how many
   * @param told how many changes the cells were told in them
   */
  void stepped(int steps, long told) {
    spent = (long) STEP_MILLIS * steps + told / CHANGES_IN_A_MILLISECOND;
    stepped = now;
    cost += spent;
  }

  /** A look has ended. Where it did not rest between its steps, the next one waits for that. */
  void ended() {
    nextLook = now + Math.max(pause, begun + (1 + REST) * cost - now);
  }
}
