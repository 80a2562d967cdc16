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

  /** Whether any two successive crossings have the same direction. */
  public static boolean repeatsADirection(List<Crossing> ordered) {
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).direction() == ordered.get(i - 1).direction()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The itinerary through these crossings, with what is missing supposed: between two crossings in
   * the same direction, one the other way on the middle date (rounded down), with the facts of the
   * crossing that follows.
   */
  public static Itinerary through(List<Crossing> ordered) {
    if (!repeatsADirection(ordered)) {
      return new Itinerary(ordered, NOTHING);
    }
    List<Crossing> completed = new ArrayList<>();
    BitSet supposed = new BitSet();
    Crossing before = null;
    for (Crossing crossing : ordered) {
      if (before != null && before.direction() == crossing.direction()) {
        int middle = before.date() + (crossing.date() - before.date()) / 2;
        supposed.set(completed.size());
        completed.add(crossing.supposedBefore(middle));
      }
      completed.add(crossing);
      before = crossing;
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
