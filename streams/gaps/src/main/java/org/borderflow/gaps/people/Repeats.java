package org.borderflow.gaps.people;

import java.util.ArrayList;
import java.util.List;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;

/**
 * Where a traveller is seen twice in a row in one direction: a crossing the other way is missing
 * between them.
 *
 * @param unmatched the crossings without a counterpart: the first of two entries, the second of two
 *     exits
 * @param after for each missing crossing the one that follows it, whose facts a supposed crossing
 *     would take over
 */
public record Repeats(List<Crossing> unmatched, List<Crossing> after) {

  public Repeats {
    unmatched = List.copyOf(unmatched);
    after = List.copyOf(after);
  }

  /** Those among crossings in order of travel. */
  public static Repeats in(List<Crossing> ordered) {
    List<Crossing> unmatched = new ArrayList<>();
    List<Crossing> after = new ArrayList<>();
    for (int i = 1; i < ordered.size(); i++) {
      Crossing before = ordered.get(i - 1);
      Crossing crossing = ordered.get(i);
      if (before.direction() == crossing.direction()) {
        unmatched.add(crossing.direction() == Direction.ENTRY ? before : crossing);
        after.add(crossing);
      }
    }
    return new Repeats(unmatched, after);
  }

  /** Whether there are any. */
  public boolean isEmpty() {
    return after.isEmpty();
  }
}
