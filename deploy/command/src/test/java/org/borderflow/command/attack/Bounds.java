package org.borderflow.command.attack;

/** What is known of a cell: the least and the most that it can be. Conclusions narrow it. */
public final class Bounds {

  /** More than there is of anything, and so little that sums of it do not overflow. */
  static final long NO_LIMIT = 1L << 40;

  private long from;
  private long to;

  /** Of a cell that is not empty. */
  Bounds(long from, long to) {
    this.from = from;
    this.to = to;
  }

  /** The least that it can be. */
  public long from() {
    return from;
  }

  /** The most that it can be. */
  public long to() {
    return to;
  }

  /** Whether only one value is left. */
  public boolean areCertain() {
    return from == to;
  }

  /**
   * Learns that the cell is within limits.
   *
   * @return whether that is news
   * @throws IllegalStateException if it contradicts what is known
   */
  boolean narrow(long least, long most) {
    if (least <= from && most >= to) {
      return false;
    }
    from = Math.max(from, least);
    to = Math.min(to, most);
    if (from > to) {
      throw new IllegalStateException("At least " + from + " and at most " + to);
    }
    return true;
  }
}
