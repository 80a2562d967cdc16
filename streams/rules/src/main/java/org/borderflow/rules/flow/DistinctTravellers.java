package org.borderflow.rules.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.borderflow.rules.Assessment;

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
          (crossing, month, direction, slot, settled, n) ->
              tally.spot(contributions.cubes(), crossing, month, direction).wasIn(slot));
    }
    contributions.ofAll(
        after,
        (crossing, month, direction, slot, settled, n) ->
            tally.spot(contributions.cubes(), crossing, month, direction).isIn(slot));
    List<Spot> spots = new ArrayList<>(tally.spots());
    spots.sort(BY_DIRECTION_AND_MONTH);
    int from = 0;
    for (int to = 1; to <= spots.size(); to++) {
      if (to == spots.size() || !sameYear(spots.get(from), spots.get(to))) {
        countYear(spots.subList(from, to), tally);
        from = to;
      }
    }
    tally.nextTraveller();
  }

  private static boolean sameYear(Spot a, Spot b) {
    return a.direction() == b.direction()
        && Math.floorDiv(a.month(), 12) == Math.floorDiv(b.month(), 12);
  }

  private void countYear(List<Spot> spots, Tally tally) {
    if (spots.stream().allMatch(spot -> spot.before() == spot.after())) {
      return;
    }
    Year year = new Year(spots, tally);
    for (int cube = 0; cube < contributions.cubes().size(); cube++) {
      year.count(cube, contributions.cubes().get(cube).dimensions());
    }
  }

  /** One year and direction of one traveller. */
  private static final class Year {

    private static final int NONE = -1;

    private final List<Spot> spots;
    private final Tally tally;

    /** A hash table of spots, each the first one of its codes. */
    private final int[] firsts;

    /** Of the first spot of some codes: the latest one with the same codes. */
    private final int[] latest;

    private final long[] beforeInMonth;
    private final long[] afterInMonth;
    private final long[] beforeInYear;
    private final long[] afterInYear;

    /**
     * @param spots in the order of their months
     */
    Year(List<Spot> spots, Tally tally) {
      int size = spots.size();
      this.spots = spots;
      this.tally = tally;
      this.firsts = new int[2 * Integer.highestOneBit(2 * size - 1)];
      this.latest = new int[size];
      this.beforeInMonth = new long[size];
      this.afterInMonth = new long[size];
      this.beforeInYear = new long[size];
      this.afterInYear = new long[size];
    }

    void count(int cube, List<Dimension> dimensions) {
      Arrays.fill(firsts, NONE);
      Arrays.fill(latest, NONE);
      for (int i = 0; i < spots.size(); i++) {
        Spot spot = spots.get(i);
        int first = firstAlike(i, dimensions);
        if (first == i) {
          begin(first);
        } else if (spots.get(latest[first]).month() != spot.month()) {
          endMonth(first, cube);
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

    /** The first spot with the same codes in these dimensions; the spot itself if it is. */
    private int firstAlike(int spot, List<Dimension> dimensions) {
      String[] codes = spots.get(spot).codes();
      int hash = 0;
      for (int i = 0; i < dimensions.size(); i++) {
        hash = 31 * hash + codes[dimensions.get(i).ordinal()].hashCode();
      }
      int at = (hash ^ hash >>> 16) & (firsts.length - 1);
      while (firsts[at] != NONE && !alike(codes, spots.get(firsts[at]).codes(), dimensions)) {
        at = (at + 1) & (firsts.length - 1);
      }
      if (firsts[at] == NONE) {
        firsts[at] = spot;
      }
      return firsts[at];
    }

    private static boolean alike(String[] codes, String[] others, List<Dimension> dimensions) {
      for (int i = 0; i < dimensions.size(); i++) {
        int dimension = dimensions.get(i).ordinal();
        if (!codes[dimension].equals(others[dimension])) {
          return false;
        }
      }
      return true;
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
        Counters counters = spots.get(latest[first]).in(tally)[cube];
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
