package org.borderflow.rules.travel;

/**
 * The group a traveller belongs to while crossing.
 *
 * <p>Crew of public carriers, airside transit, diplomats, military and frontier workers are neither
 * visitors nor migrants (IRTS 2008, 2.36 to 2.60; UN Recommendations on Statistics of International
 * Migration, Rev. 1): their crossings are counted but enter no rule.
 */
public enum TravellerClass {
  ORDINARY(true),
  CREW(false),
  TRANSIT_AIRSIDE(false),
  DIPLOMAT(false),
  MILITARY(false),
  FRONTIER_WORKER(false),
  CRUISE(true),
  REFUGEE_ASYLUM(true),
  /** The source does not say who crossed, so there is no travel to judge. */
  UNIDENTIFIED(false);

  private final boolean entersTheRules;

  TravellerClass(boolean entersTheRules) {
    this.entersTheRules = entersTheRules;
  }

  /** Whether crossings of this class are ordered, chained and made into stays. */
  public boolean entersTheRules() {
    return entersTheRules;
  }
}
