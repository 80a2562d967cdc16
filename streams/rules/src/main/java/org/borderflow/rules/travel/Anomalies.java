package org.borderflow.rules.travel;

/** What to do with a traveller seen twice in a row in the same direction. */
public enum Anomalies {
  /** Judge none of the traveller's crossings (the practice of Stats NZ). */
  SET_ASIDE,
  /** Suppose the missing crossing on the middle date, rounded down. */
  IMPUTE
}
