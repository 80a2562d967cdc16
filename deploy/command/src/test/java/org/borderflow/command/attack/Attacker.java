package org.borderflow.command.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who knows the method but not the key, reads every published cell and draws each
 * conclusion that sums and comparisons allow. Is told, beyond what is published, which cells are
 * empty and in which something is pending.
 */
public final class Attacker {

  private final long leastUnshown;
  private final long mostUnshown;
  private final Map<List<String>, Bounds> known = new HashMap<>();
  private final List<Relation> relations = new ArrayList<>();

  /**
   * @param leastUnshown the least that a cell may be that shows no value
   * @param mostUnshown the most travellers whose count may not be shown
   */
  public Attacker(long leastUnshown, long mostUnshown) {
    this.leastUnshown = leastUnshown;
    this.mostUnshown = mostUnshown;
  }

  /**
   * Reads the flows of some releases.
   *
   * @param present cells that are not empty: dimensions, then the number of the release
   * @param provisional cells in which something is pending, whether or not any of it is expected
   * @param published what is shown of them; null for a row without a value
   */
  public void readFlows(
      Set<List<String>> present, Set<List<String>> provisional, Map<List<String>, Long> published) {
    present.forEach(cell -> learn(cell, published.get(cell), Flows.isOncePerTraveller(cell)));
    relations.addAll(new Flows(known, provisional, published).relations(present));
  }

  /**
   * Reads the lengths of stay that belong to those flows.
   *
   * @param present groups that are not empty: those of the file, then the number of the release
   * @param published what is shown of them; null for a row without a value
   */
  public void readLengths(Set<List<String>> present, Map<List<String>, Long> published) {
    present.forEach(group -> learn(group, published.get(group), false));
    relations.addAll(new Lengths(known).relations(present));
  }

  private void learn(List<String> cell, Long shown, boolean oncePerTraveller) {
    known.put(
        cell,
        shown == null
            ? new Bounds(leastUnshown, oncePerTraveller ? mostUnshown : Bounds.NO_LIMIT)
            : new Bounds(Math.max(6, shown - 2), shown + 2));
  }

  /** Draws conclusions until there are no more, and returns what is known by then. */
  public Map<List<String>, Bounds> conclusions() {
    boolean news = true;
    while (news) {
      news = false;
      for (Relation relation : relations) {
        news |= relation.narrow();
      }
    }
    return known;
  }
}
