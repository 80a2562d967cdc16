package org.borderflow.rules.stay;

import org.borderflow.rules.travel.Day;

/**
 * What a stay without permit used of the allowance, at its exit or, while open, at the as-of date.
 *
 * <p>Two measures of going over are kept apart, because authorities use both: days counted from the
 * first day over to the end, and days by which the allowance is exceeded at the end.
 *
 * @param daysUsed distinct days in the window that ends on that day
 * @param authorisedUntil last lawful day seen from the entry; the day before it if there is none
 * @param overstay whether the stay went beyond it
 * @param overstayFrom first day over, {@link Day#NONE} if there is none
 * @param overstayDays days from there to the end, both included
 * @param excessDays days used beyond the allowance, whatever an officer authorised
 */
public record ShortStay(
    int daysUsed,
    int authorisedUntil,
    Overstay overstay,
    int overstayFrom,
    int overstayDays,
    int excessDays) {

  /** The same without the numbers of an open stay that merely grow with the as-of date. */
  ShortStay withoutGrowth() {
    return new ShortStay(0, authorisedUntil, overstay, overstayFrom, 0, 0);
  }
}
