package org.borderflow.gaps.posts;

import java.util.List;
import org.borderflow.gaps.fields.Share;

/**
 * How well a post reports, or all of them together.
 *
 * @param post its code, {@code _T} for all
 * @param first the first day of its period, in days since 1970-01-01: that of its first crossing or
 *     of the whole data, whichever is later
 * @param last the last day on which it has a crossing
 * @param records its crossings that stand
 * @param entries those that are entries
 * @param exits those that are exits
 * @param refused records that were refused and name it
 * @param daysReported days with a crossing, of the days of its period
 * @param silences its silent periods
 * @param silent days in silent periods, of the days of its period
 * @param completeness crossings within its period, of those and of what silent periods would have
 *     brought at the pace of the other days, rounded half up
 * @param unmatchedEntries entries after which the same traveller is next seen entering, of the
 *     entries that rules see: the exit is missing
 * @param unmatchedExits exits before which the same traveller was last seen leaving, of the exits
 *     that rules see: the entry is missing
 * @param contradicted crossings of travellers who were seen twice in a row in one direction, of
 *     those that rules see: what is set aside under that policy
 * @param supposed crossings that the other policy supposes in their place, of those and the
 *     crossings that rules see
 * @param future records refused for a date to come, of all that name the post
 * @param ahead crossings dated more than a day later than they were received, of those of which it
 *     is known when that was
 * @param backward pairs of successive numbers of a day in which the clock goes backward, of the
 *     pairs that have a time
 * @param lags how late its records come
 */
public record PostFigures(
    String post,
    int first,
    int last,
    long records,
    long entries,
    long exits,
    long refused,
    Share daysReported,
    List<Silence> silences,
    Share silent,
    Share completeness,
    Share unmatchedEntries,
    Share unmatchedExits,
    Share contradicted,
    Share supposed,
    Share future,
    Share ahead,
    Share backward,
    Lags lags) {

  public PostFigures {
    silences = List.copyOf(silences);
  }

  /** What silent periods would have brought. */
  public long missing() {
    return completeness.lacking();
  }
}
