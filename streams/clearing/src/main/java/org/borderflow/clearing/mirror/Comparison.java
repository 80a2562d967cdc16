package org.borderflow.clearing.mirror;

/** How two reports stand to each other. */
public enum Comparison {
  /** Counted by the same rule, of the same groups of people. */
  LIKE,
  /** Counted by the same rule, of groups that are not described alike. */
  POPULATIONS_DIFFER,
  /** Counted by unlike rules, and therefore not compared. */
  UNLIKE,
  /** Counted by unlike rules, and compared because it was asked for. */
  UNLIKE_COMPARED,
  /** There is a number of one side only. */
  ONE_SIDED,
  /** There is no number. */
  GAP;

  /** Whether difference and ratio are told. */
  public boolean isMade() {
    return this == LIKE || this == POPULATIONS_DIFFER || this == UNLIKE_COMPARED;
  }
}
