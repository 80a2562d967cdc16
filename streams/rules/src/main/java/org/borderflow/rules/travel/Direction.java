package org.borderflow.rules.travel;

/** Which way a border is crossed, seen from the reporting country. */
public enum Direction {
  ENTRY,
  EXIT;

  /** The other way. */
  public Direction opposite() {
    return this == ENTRY ? EXIT : ENTRY;
  }
}
