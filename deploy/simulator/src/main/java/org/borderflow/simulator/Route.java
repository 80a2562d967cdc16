package org.borderflow.simulator;

/** The ways into and out of the country among which a trip's posts are chosen. */
enum Route {
  AIR,
  LAND,
  SEA
}
