package org.borderflow.rules;

import java.util.List;
import org.borderflow.rules.residence.ResidenceChain;
import org.borderflow.rules.residence.Spells;
import org.borderflow.rules.travel.Itinerary;

/**
 * The way to the verdicts on one traveller.
 *
 * @param past what is known of the crossings before the itinerary
 * @param itinerary the crossings, and those that were supposed
 * @param spells the time between them, null if there is no crossing
 * @param chains one for each rule of the rule book, in its order; none if there is no crossing
 */
public record Judgement(
    FoldedPast past, Itinerary itinerary, Spells spells, List<ResidenceChain> chains) {

  public Judgement {
    chains = List.copyOf(chains);
  }
}
