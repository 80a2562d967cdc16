package org.borderflow.rules.flow;

import java.util.Arrays;
import java.util.Comparator;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;

/**
 * Counts each traveller once in every cell to which anything of theirs contributes, settled or
 * pending. A year's travellers are not the sum of its months': so a traveller is counted in the
 * month, and apart from that in the first month of the year in which it contributes to the same
 * measure under the same codes. Both numbers add up, and both can be taken away again.
 *
 * <p>One traveller's crossings are compared with each other, year by year, and only where something
 * changed; the counters of a cell are looked up only if its number of travellers changes.
 */
public final class DistinctTravellers {

  private static final Comparator<Spot> BY_DIRECTION_AND_MONTH =
      Comparator.comparing(Spot::direction).thenComparingInt(Spot::month);

  private final Contributions contributions;

  /** Of what contributes. */
  public DistinctTravellers(Contributions contributions) {
    this.contributions = contributions;
  }

  /**
   * Counts what differs between two assessments of one traveller. To be called after everything
   * else of that traveller was counted in the same tally.
   *
   * @param before what was counted, or null if nothing was
   * @param after what is to be counted
   */
  public void count(Assessment before, Assessment after, Tally tally) {
    if (before != null) {
      contributions.ofAll(
          before,
          (crossing, date, direction, slot, settled, n) ->
              spot(tally, crossing, date, direction).wasIn(slot));
    }
    contributions.ofAll(
        after,
        (crossing, date, direction, slot, settled, n) ->
            spot(tally, crossing, date, direction).isIn(slot));
    Spot[] spots = tally.spots().toArray(Spot[]::new);
    Arrays.sort(spots, BY_DIRECTION_AND_MONTH);
    int from = 0;
    for (int to = 1; to <= spots.length; to++) {
      if (to == spots.length || !sameYear(spots[from], spots[to])) {
        if (anyChanged(spots, from, to)) {
          countYear(Arrays.copyOfRange(spots, from, to), tally);
        }
        from = to;
      }
    }
    tally.nextTraveller();
  }

  private Spot spot(Tally tally, Crossing crossing, int date, Direction direction) {
    return tally.spot(contributions.cubes(), crossing, Contributions.monthOf(date), direction);
  }

  private static boolean sameYear(Spot a, Spot b) {
    return a.direction() == b.direction()
        && Math.floorDiv(a.month(), 12) == Math.floorDiv(b.month(), 12);
  }

  private static boolean anyChanged(Spot[] spots, int from, int to) {
    for (int i = from; i < to; i++) {
      if (spots[i].before() != spots[i].after()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Counts one year and direction.
   *
   * @param spots in the order of their months
   */
  private void countYear(Spot[] spots, Tally tally) {
    AlikeSpots alike = new AlikeSpots(spots);
    Year year = new Year(spots, tally);
    for (int cube = 0; cube < contributions.cubes().size(); cube++) {
      year.count(cube, alike.in(contributions.cubes().get(cube).dimensions()));
    }
  }

  /** One year and direction of one traveller. */
  private static final class Year {

    private static final int NONE = -1;

    private final Spot[] spots;
    private final Tally tally;

    // Of the first spot of some codes:

    /** The latest one with the same codes. */
    private final int[] latest;

    private final long[] beforeInMonth;
    private final long[] afterInMonth;
    private final long[] beforeInYear;
    private final long[] afterInYear;

    Year(Spot[] spots, Tally tally) {
      int size = spots.length;
      this.spots = spots;
      this.tally = tally;
      this.latest = new int[size];
      this.beforeInMonth = new long[size];
      this.afterInMonth = new long[size];
      this.beforeInYear = new long[size];
      this.afterInYear = new long[size];
    }

    /** Counts in a cube, given for each spot the first one with the same codes. */
    void count(int cube, int[] firsts) {
      for (int i = 0; i < spots.length; i++) {
        Spot spot = spots[i];
        int first = firsts[i];
        if (first == i) {
          begin(first);
        } else {
          latest[i] = NONE;
          if (spots[latest[first]].month() != spot.month()) {
            endMonth(first, cube);
          }
        }
        latest[first] = i;
        beforeInMonth[first] |= spot.before();
        afterInMonth[first] |= spot.after();
      }
      for (int i = 0; i < latest.length; i++) {
        if (latest[i] != NONE) {
          endMonth(i, cube);
        }
      }
    }

    private void begin(int first) {
      beforeInMonth[first] = 0;
      afterInMonth[first] = 0;
      beforeInYear[first] = 0;
      afterInYear[first] = 0;
    }

    private void endMonth(int first, int cube) {
      long before = beforeInMonth[first];
      long after = afterInMonth[first];
      long firstBefore = before & ~beforeInYear[first];
      long firstAfter = after & ~afterInYear[first];
      if (before != after || firstBefore != firstAfter) {
        Counters counters = spots[latest[first]].in(tally)[cube];
        for (long changed = before ^ after; changed != 0; changed &= changed - 1) {
          int slot = Long.numberOfTrailingZeros(changed);
          counters.addTravellers(slot, (after >>> slot & 1) == 1 ? 1 : -1);
        }
        for (long changed = firstBefore ^ firstAfter; changed != 0; changed &= changed - 1) {
          int slot = Long.numberOfTrailingZeros(changed);
          counters.addFirstInYear(slot, (firstAfter >>> slot & 1) == 1 ? 1 : -1);
        }
      }
      beforeInYear[first] |= before;
      afterInYear[first] |= after;
      beforeInMonth[first] = 0;
      afterInMonth[first] = 0;
    }
  }
}
