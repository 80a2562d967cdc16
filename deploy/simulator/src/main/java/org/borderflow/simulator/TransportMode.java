package org.borderflow.simulator;

/** How people travel through a post; each simulated post serves one mode. */
enum TransportMode {
  AIR,
  SEA,
  RAIL,
  ROAD
}
