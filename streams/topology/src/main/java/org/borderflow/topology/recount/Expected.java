package org.borderflow.topology.recount;

import org.borderflow.rules.travel.Crossing;
import org.borderflow.schemas.Traveller;

/**
 * What is expected of one pending crossing.
 *
 * @param traveller who crossed
 * @param crossing the crossing
 * @param rule the rule's place in the rule book
 * @param millionths the probability that it becomes a migration, in millionths
 */
public record Expected(Traveller traveller, Crossing crossing, int rule, int millionths) {}
