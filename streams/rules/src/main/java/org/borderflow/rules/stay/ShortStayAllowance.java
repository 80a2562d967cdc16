package org.borderflow.rules.stay;

import java.util.Collection;
import java.util.List;
import org.borderflow.rules.travel.Day;

/**
 * So many days in any window of so many: on each day of a stay, the days spent in the country in
 * the window that ends with that day may be at most {@code limit}. Days of entry and of exit both
 * count, and a day in two stays counts once (Regulation (EU) 2016/399, article 6(1) and (2)).
 *
 * @param limit days allowed; that many are lawful, one more is not
 * @param window days looked back on, the day itself included
 */
public record ShortStayAllowance(int limit, int window) {
  /** 90 days in any 180. */
  public static final ShortStayAllowance SCHENGEN = new ShortStayAllowance(90, 180);

  public ShortStayAllowance {
    if (limit < 1 || window < limit) {
      throw new IllegalArgumentException(limit + " days in any " + window + " is impossible");
    }
  }

  /** Distinct days of these stays in the window that ends on {@code day}. */
  public int used(Collection<DayRange> stays, int day) {
    return DayRange.count(DayRange.union(stays), windowStart(day), day);
  }

  /** Days still free on {@code day}. */
  public int remaining(Collection<DayRange> stays, int day) {
    return Math.max(0, limit - used(stays, day));
  }

  /** Days beyond the limit in the window that ends on {@code day}. */
  public int excess(Collection<DayRange> stays, int day) {
    return Math.max(0, used(stays, day) - limit);
  }

  /** First day of the window that ends on {@code day}. */
  public int windowStart(int day) {
    return day - window + 1;
  }

  /**
   * The last day to which somebody who enters on {@code entryDate} may stay: every day up to it is
   * within the limit. The day before the entry if even that is not.
   *
   * @param earlier stays before this one; days after the entry are left out
   */
  public int authorisedUntil(Collection<DayRange> earlier, int entryDate) {
    return authorisedUntil(usedBefore(DayRange.union(earlier), entryDate), entryDate);
  }

  /** How many days somebody who enters on {@code entryDate} may stay. */
  public int longestStay(Collection<DayRange> earlier, int entryDate) {
    return authorisedUntil(earlier, entryDate) - entryDate + 1;
  }

  /** The first day from {@code notBefore} on which a stay of {@code days} days can begin. */
  public int nextEntry(Collection<DayRange> earlier, int days, int notBefore) {
    if (days > limit) {
      throw new IllegalArgumentException("no stay may last " + days + " days");
    }
    int entry = notBefore;
    while (longestStay(earlier, entry) < days) {
      entry++;
    }
    return entry;
  }

  /**
   * A stay that has ended.
   *
   * @param usedBefore days of earlier stays, as {@link Stay#usedBefore()}
   * @param givenAuthorisedUntil what the officer set, {@link Day#NONE} if nothing
   */
  public ShortStay ended(
      List<DayRange> usedBefore, int entryDate, int givenAuthorisedUntil, int exitDate) {
    return assess(usedBefore, entryDate, givenAuthorisedUntil, exitDate, Overstay.CONFIRMED);
  }

  /**
   * A stay that is still open, at any date from its entry on.
   *
   * @param usedBefore days of earlier stays, as {@link Stay#usedBefore()}: nothing older can matter
   * @param givenAuthorisedUntil what the officer set, {@link Day#NONE} if nothing
   */
  public ShortStay openAt(
      List<DayRange> usedBefore, int entryDate, int givenAuthorisedUntil, int asOf) {
    return assess(usedBefore, entryDate, givenAuthorisedUntil, asOf, Overstay.SUSPECTED);
  }

  /** The part of an ascending union of earlier stays that can matter to a stay from that day on. */
  List<DayRange> usedBefore(List<DayRange> union, int entryDate) {
    return DayRange.clip(union, windowStart(entryDate), entryDate);
  }

  private ShortStay assess(
      List<DayRange> usedBefore, int entryDate, int given, int end, Overstay whenOver) {
    int used = usedOn(end, usedBefore, entryDate);
    int excess = Math.max(0, used - limit);
    int until = given == Day.NONE ? authorisedUntil(usedBefore, entryDate) : given;
    if (end <= until) {
      return new ShortStay(used, until, Overstay.NONE, Day.NONE, 0, excess);
    }
    int from = Math.max(until + 1, entryDate);
    return new ShortStay(used, until, whenOver, from, end - from + 1, excess);
  }

  /**
   * Each day of a stay adds one used day and lets at most one old day out of the window, so use
   * never falls during a stay and the last lawful day can be searched for by halving.
   */
  private int authorisedUntil(List<DayRange> usedBefore, int entryDate) {
    int lawful = entryDate - 1;
    int last = entryDate + limit - 1;
    while (lawful < last) {
      int day = last - (last - lawful) / 2;
      if (usedOn(day, usedBefore, entryDate) <= limit) {
        lawful = day;
      } else {
        last = day - 1;
      }
    }
    return lawful;
  }

  /** Days used on a day of a stay; a day shared with an earlier stay is counted with this one. */
  private int usedOn(int day, List<DayRange> usedBefore, int entryDate) {
    int ofThisStay = Math.min(day - entryDate + 1, window);
    return ofThisStay + DayRange.count(usedBefore, windowStart(day), entryDate - 1);
  }
}
