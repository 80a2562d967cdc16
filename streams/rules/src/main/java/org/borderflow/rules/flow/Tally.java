package org.borderflow.rules.flow;

import java.util.HashMap;
import java.util.Map;

/** A running sum of contributions: cell groups and their counters. */
public final class Tally {

  private final int rules;
  private final Map<CellGroup, Counters> groups = new HashMap<>();

  /** An empty tally for this many rules. */
  public Tally(int rules) {
    this.rules = rules;
  }

  /** The counters of a group, to add to. */
  public Counters at(CellGroup group) {
    Counters counters = groups.get(group);
    if (counters == null) {
      counters = new Counters(rules);
      groups.put(group, counters);
    }
    return counters;
  }

  public Map<CellGroup, Counters> groups() {
    return groups;
  }

  public int size() {
    return groups.size();
  }

  /** Forgets everything. */
  public void clear() {
    groups.clear();
  }
}
