package org.borderflow.gaps;

/** By what it is known how late records come. */
public enum LagBasis {
  /** A log that keeps when each record was received. */
  RECEIVED,
  /**
   * Files in the order in which records arrived: a record is as late as it is older than the newest
   * one before it.
   */
  FILE_ORDER,
  /** It is not known. */
  UNKNOWN
}
