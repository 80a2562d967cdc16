/**
 * Whether a crossing changed the country of residence. A {@link
 * org.borderflow.rules.residence.ResidenceRule} says how many days of which window must be spent on
 * the far side; {@link org.borderflow.rules.residence.NamedRules} holds the published ones; {@link
 * org.borderflow.rules.residence.ResidenceChain} judges a traveller's crossings one after the
 * other, each as a {@link org.borderflow.rules.residence.Race} between two counters of days, and
 * gives an {@link org.borderflow.rules.residence.Outcome} for each.
 */
package org.borderflow.rules.residence;
