package org.borderflow.clearing.mirror;

/**
 * The best figure that can be had of a corridor in a period.
 *
 * @param value thousandths of a person
 * @param rule how it was come by
 * @param quality how good it is
 * @param provisional whether a report behind it is
 */
public record Best(long value, BestRule rule, Quality quality, boolean provisional) {}
