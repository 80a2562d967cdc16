package org.borderflow.rules;

import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.stay.Stay;

/**
 * A stay and the outcome of its entry, which tells visitors from residents and migrants.
 *
 * @param entryOutcome under the first rule of the rule book; there is one for a supposed entry too
 */
public record AssessedStay(Stay stay, Outcome entryOutcome) {
  AssessedStay withoutGrowth() {
    return stay.isOpen() ? new AssessedStay(stay.withoutGrowth(), entryOutcome) : this;
  }
}
