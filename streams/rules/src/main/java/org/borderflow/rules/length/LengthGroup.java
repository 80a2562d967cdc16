package org.borderflow.rules.length;

import org.borderflow.rules.travel.Direction;

/**
 * What is counted together.
 *
 * @param direction {@link Direction#ENTRY} for stays in the country, which an entry begins, {@link
 *     Direction#EXIT} for absences, which an exit begins
 * @param year the year of the day on which they ended
 * @param length how long they were
 */
public record LengthGroup(Direction direction, int year, LengthClass length) {}
