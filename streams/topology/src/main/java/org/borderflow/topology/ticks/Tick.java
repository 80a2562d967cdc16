package org.borderflow.topology.ticks;

/**
 * It is now this day.
 *
 * @param number grows with each tick
 * @param day the as-of date from now on, in days since 1970-01-01
 */
public record Tick(long number, int day) {}
