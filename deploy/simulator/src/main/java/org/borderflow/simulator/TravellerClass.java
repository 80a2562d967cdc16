package org.borderflow.simulator;

/** The kind of traveller a record speaks of; it decides whether rules of residence apply. */
enum TravellerClass {
  ORDINARY(true),
  CREW(false),
  TRANSIT_AIRSIDE(false),
  DIPLOMAT(false),
  MILITARY(false),
  FRONTIER_WORKER(false),
  CRUISE(true),
  REFUGEE_ASYLUM(true);

  private final boolean inScope;

  TravellerClass(boolean inScope) {
    this.inScope = inScope;
  }

  boolean inScope() {
    return inScope;
  }
}
