package org.borderflow.rules;

import java.util.List;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.travel.Crossing;

/**
 * A recorded crossing and what the rules say about it.
 *
 * @param outcomes one for each rule, in the order of the rule book
 */
public record AssessedCrossing(Crossing crossing, List<Outcome> outcomes) {
  public AssessedCrossing {
    outcomes = List.copyOf(outcomes);
  }
}
