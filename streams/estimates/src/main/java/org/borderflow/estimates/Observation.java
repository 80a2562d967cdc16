package org.borderflow.estimates;

/**
 * What is counted of a group, each as one number that stands for its parts.
 *
 * <p>By month: steps from one checkpoint to the next that were complete in it; crossings pending at
 * its end, with the sum of the days since their last checkpoint, from which sums of interpolated
 * probabilities follow; migrations that became certain in it. By week: crossings.
 */
final class Observation {
  private static final int STATE_BITS = 5;
  private static final int CHECKPOINT_BITS = 8;
  private static final int KIND_SHIFT = 2 * STATE_BITS + CHECKPOINT_BITS;

  /** Bits that such a number takes. */
  static final int BITS = KIND_SHIFT + 3;

  private static final int STATES = (1 << STATE_BITS) - 1;
  private static final int CHECKPOINTS = (1 << CHECKPOINT_BITS) - 1;

  /** By week: crossings made. */
  static final int CROSSINGS = Kind.CROSSINGS.ordinal() << KIND_SHIFT;

  /** What a number tells of. */
  enum Kind {
    STEP,
    PENDING,
    PENDING_DAYS,
    SETTLED,
    CROSSINGS
  }

  private Observation() {}

  /** A step from a state at a checkpoint to a state at the next one. */
  static int step(int checkpoint, int from, int to) {
    return number(Kind.STEP, checkpoint, from, to);
  }

  /**
   * Crossings pending at the end of the month.
   *
   * @param kind how many, or one of the sums of days
   * @param checkpoint the last one passed
   * @param lead months since the month of the crossings
   */
  static int pending(Kind kind, int checkpoint, int state, int lead) {
    return number(kind, checkpoint, state, lead);
  }

  /** Crossings made so many months ago that have become migrations in the month. */
  static int settled(int lead) {
    return number(Kind.SETTLED, 0, 0, lead);
  }

  private static int number(Kind kind, int checkpoint, int from, int last) {
    return kind.ordinal() << KIND_SHIFT
        | checkpoint << (2 * STATE_BITS)
        | from << STATE_BITS
        | last;
  }

  static Kind kind(int number) {
    return Kind.values()[number >>> KIND_SHIFT];
  }

  static int checkpoint(int number) {
    return number >>> (2 * STATE_BITS) & CHECKPOINTS;
  }

  /** The state from which a step leads, or in which crossings are pending. */
  static int state(int number) {
    return number >>> STATE_BITS & STATES;
  }

  /** The state to which a step leads. */
  static int to(int number) {
    return number & STATES;
  }

  /** Months since the month of the crossings. */
  static int lead(int number) {
    return number & STATES;
  }
}
