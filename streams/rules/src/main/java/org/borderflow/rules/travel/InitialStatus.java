package org.borderflow.rules.travel;

/**
 * What is known about a traveller's residence from outside the crossings.
 *
 * @param resident whether the traveller lived in the reporting country
 * @param knownFrom the day from which that is known, see {@link Day}
 */
public record InitialStatus(boolean resident, int knownFrom) {}
