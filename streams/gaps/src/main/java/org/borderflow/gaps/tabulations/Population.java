package org.borderflow.gaps.tabulations;

/** Whose crossings a table is about. */
public enum Population {
  /** Everybody's. */
  ALL,
  /**
   * Those of travellers whose class enters the rules, and those of which it is not known whose they
   * are.
   */
  TRAVELLERS
}
