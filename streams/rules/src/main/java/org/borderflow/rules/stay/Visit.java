package org.borderflow.rules.stay;

/** The kind of a stay by its nights (IRTS 2008, 2.13: tourist or excursionist). */
public enum Visit {
  /** Entered and left on the same date. */
  SAME_DAY,
  /** At least one night. */
  OVERNIGHT,
  /** Not left yet. */
  OPEN
}
