package org.borderflow.simulator;

/** Which way a crossing went, seen from the simulated country. */
enum Direction {
  ENTRY,
  EXIT;

  Direction opposite() {
    return this == ENTRY ? EXIT : ENTRY;
  }
}
