package org.borderflow.rules.flow;

/** What is counted. {@link #MIGRANTS} is counted once for each rule. */
public enum Measure {
  /** Crossings that stand, of every class of traveller. */
  CROSSINGS,
  /** Closed stays without a night, of non-residents whose entry is no migration; by entry month. */
  SAME_DAY_VISITS,
  /**
   * Closed stays with at least a night, of non-residents whose entry is no migration; by entry
   * month.
   */
  OVERNIGHT_VISITS,
  /** Nights of the visits, by exit month. */
  NIGHTS,
  /** Short stays over the allowance whose exit is not known; by month of the first day over. */
  OVERSTAYS_SUSPECTED,
  /** Short stays over the allowance that have ended; by month of the first day over. */
  OVERSTAYS_CONFIRMED,
  /** Crossings of travellers set aside for two successive crossings in one direction. */
  SET_ASIDE,
  /** Crossings that began a migration, by month of the crossing. */
  MIGRANTS;

  /** Whether arrivals less departures is published. */
  public boolean hasNet() {
    return this == CROSSINGS || this == MIGRANTS;
  }

  /** Whether what is still pending is counted: a visit is, a migrant only once it is settled. */
  public boolean countsPending() {
    return this == SAME_DAY_VISITS || this == OVERNIGHT_VISITS || this == NIGHTS;
  }
}
