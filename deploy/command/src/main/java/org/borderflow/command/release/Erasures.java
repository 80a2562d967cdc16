package org.borderflow.command.release;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.borderflow.topology.recount.LogEnd;

/** The erasures of which the log has a trace in each of its partitions. */
final class Erasures {

  private final Map<Long, Integer> identities = new HashMap<>();
  private final Map<Long, Set<Place>> places = new HashMap<>();

  private record Place(int partition, long offset) {}

  void add(long number, int ofIdentities, int partition, long offset) {
    identities.put(number, ofIdentities);
    places.computeIfAbsent(number, any -> new HashSet<>()).add(new Place(partition, offset));
  }

  /** How many identities were erased after the log had ended here: they are missing from it now. */
  int since(LogEnd end) {
    return places.entrySet().stream()
        .filter(
            erasure ->
                erasure.getValue().stream()
                    .anyMatch(place -> !end.covers(place.partition(), place.offset())))
        .mapToInt(erasure -> identities.get(erasure.getKey()))
        .sum();
  }

  /** How many identities had been erased when the log ended here. */
  int until(LogEnd end) {
    return identities.values().stream().mapToInt(Integer::intValue).sum() - since(end);
  }
}
