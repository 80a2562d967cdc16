package org.borderflow.gaps.definitions;

import org.borderflow.rules.residence.ResidenceRule;

/**
 * What the totals are under a definition.
 *
 * @param rule the rule
 * @param inForce whether it is applied here
 * @param used who applies it
 * @param arrivals crossings in that began a migration, as far as is settled, and what is open
 * @param departures the same of crossings out
 * @param decidedArrivals those of the arrivals that lie in months of which everything is settled
 *     under all rules: only these compare
 * @param decidedDepartures the same of departures
 */
public record Neighbour(
    ResidenceRule rule,
    boolean inForce,
    String used,
    Migrants arrivals,
    Migrants departures,
    long decidedArrivals,
    long decidedDepartures) {

  /**
   * Crossings that began a migration or may yet turn out to have begun one.
   *
   * @param settled those that did
   * @param pending those of which it is not certain yet
   */
  public record Migrants(long settled, long pending) {

    static final Migrants NONE = new Migrants(0, 0);

    Migrants plus(Migrants other) {
      return new Migrants(settled + other.settled, pending + other.pending);
    }
  }

  /** Arrivals less departures in the months that compare. */
  public long decidedNet() {
    return decidedArrivals - decidedDepartures;
  }
}
