package org.borderflow.rules.travel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Crossings in order of travel whose directions alternate, so that every spell between two of them
 * lies on a known side of the border. Missing crossings may have been supposed to make it so.
 */
public final class Itinerary {
  private static final BitSet NOTHING = new BitSet(0);

  private final List<Crossing> crossings;
  private final BitSet supposed;

  private Itinerary(List<Crossing> crossings, BitSet supposed) {
    this.crossings = crossings;
    this.supposed = supposed;
  }

  /**
   * The date of the first crossing that has the same direction as the one before it, {@link
   * Day#NONE} if there is none.
   *
   * @param lastExit date of the exit before these crossings, {@link Day#NONE} if none is known
   */
  public static int firstRepeat(List<Crossing> ordered, int lastExit) {
    Direction before = lastExit == Day.NONE ? null : Direction.EXIT;
    for (Crossing crossing : ordered) {
      if (crossing.direction() == before) {
        return crossing.date();
      }
      before = crossing.direction();
    }
    return Day.NONE;
  }

  /**
   * The itinerary through these crossings, with what is missing supposed: between two crossings in
   * the same direction, one the other way on the middle date (rounded down), with the facts of the
   * crossing that follows.
   *
   * @param lastExit date of the exit before these crossings, {@link Day#NONE} if none is known
   */
  public static Itinerary through(List<Crossing> ordered, int lastExit) {
    if (firstRepeat(ordered, lastExit) == Day.NONE) {
      return new Itinerary(ordered, NOTHING);
    }
    List<Crossing> completed = new ArrayList<>();
    BitSet supposed = new BitSet();
    Direction before = lastExit == Day.NONE ? null : Direction.EXIT;
    int beforeDate = lastExit;
    for (Crossing crossing : ordered) {
      if (crossing.direction() == before) {
        int middle = beforeDate + (crossing.date() - beforeDate) / 2;
        supposed.set(completed.size());
        completed.add(crossing.supposedBefore(middle));
      }
      completed.add(crossing);
      before = crossing.direction();
      beforeDate = crossing.date();
    }
    return new Itinerary(completed, supposed);
  }

  public int size() {
    return crossings.size();
  }

  public Crossing crossing(int index) {
    return crossings.get(index);
  }

  /** Whether nobody saw this crossing. */
  public boolean isSupposed(int index) {
    return supposed.get(index);
  }

  /** How many crossings nobody saw. */
  public int supposedCount() {
    return supposed.cardinality();
  }
}
