package org.borderflow.estimates;

/**
 * All that must be known of a pending crossing to say how likely it is to become a migration, on
 * any day until its traveller crosses again or an earlier verdict falls.
 *
 * @param traits what it has in common with others
 * @param date of the crossing
 * @param course where it stands
 */
public record PendingCrossing(Traits traits, int date, Course course) {

  /** What a trail says of a day on which it is pending. */
  public static PendingCrossing of(Trail trail, int day) {
    return new PendingCrossing(trail.traits(), trail.date(), trail.courseOn(day));
  }
}
