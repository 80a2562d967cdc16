package org.borderflow.rules.flow;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;

/** A running sum of contributions: cell groups and their counters. */
public final class Tally {

  private final int rules;
  private final Map<CellGroup, Counters> groups = new HashMap<>();

  /** Of the traveller at hand. */
  private final Map<Spot, Spot> spots = new LinkedHashMap<>();

  /** One spot is often asked for several times in a row. */
  private Spot latest;

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

  /** Where something of the traveller at hand is counted. */
  Spot spot(List<Cube> cubes, Crossing crossing, int month, Direction direction) {
    if (latest == null || !latest.isAt(cubes, crossing, month, direction)) {
      Spot spot = new Spot(cubes, crossing, month, direction);
      Spot known = spots.putIfAbsent(spot, spot);
      latest = known == null ? spot : known;
    }
    return latest;
  }

  /** Where everything of the traveller at hand is counted, in the order in which it came. */
  Collection<Spot> spots() {
    return spots.values();
  }

  /** What comes from now on is of another traveller. */
  void nextTraveller() {
    spots.clear();
    latest = null;
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
    nextTraveller();
  }
}
