package org.borderflow.gaps;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.borderflow.gaps.fields.FieldCounts;
import org.borderflow.gaps.fields.FieldState;
import org.borderflow.gaps.fields.Seen;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.gaps.tabulations.Flow;
import org.borderflow.gaps.tabulations.Population;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.TravellerClass;

/** The states of variables in the crossings that stand, by direction, population and post. */
final class FlowFields {

  private record Key(Population population, Flow flow) {}

  private final Map<Key, SortedMap<String, FieldCounts>> counts = new HashMap<>();

  void add(Seen seen) {
    Crossing crossing = seen.crossing();
    Flow flow = crossing.direction() == Direction.ENTRY ? Flow.IN : Flow.OUT;
    add(new Key(Population.ALL, flow), seen);
    TravellerClass whose = crossing.travellerClass();
    if (whose.entersTheRules() || whose == TravellerClass.UNIDENTIFIED) {
      add(new Key(Population.TRAVELLERS, flow), seen);
    }
  }

  private void add(Key key, Seen seen) {
    FieldCounts at =
        counts
            .computeIfAbsent(key, any -> new TreeMap<>())
            .computeIfAbsent(seen.crossing().borderPost(), any -> new FieldCounts());
    for (Variable variable : Variable.values()) {
      at.add(variable, variable.in(seen.crossing(), seen.leftBlank()));
    }
  }

  /** The known part of a variable at each post. */
  SortedMap<String, Share> known(Variable variable, Population population, Flow flow) {
    SortedMap<String, Share> posts = new TreeMap<>();
    at(population, flow).forEach((post, fields) -> posts.put(post, fields.known(variable)));
    return posts;
  }

  /** How many crossings there are at each post. */
  SortedMap<String, Long> crossings(Population population, Flow flow) {
    SortedMap<String, Long> posts = new TreeMap<>();
    at(population, flow)
        .forEach((post, fields) -> posts.put(post, fields.records(Variable.DIRECTION)));
    return posts;
  }

  /** How many crossings there are. */
  long count(Population population, Flow flow) {
    return at(population, flow).values().stream()
        .mapToLong(fields -> fields.get(Variable.DIRECTION, FieldState.KNOWN))
        .sum();
  }

  private SortedMap<String, FieldCounts> at(Population population, Flow flow) {
    return counts.getOrDefault(new Key(population, flow), new TreeMap<>());
  }
}
