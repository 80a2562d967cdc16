package org.borderflow.topology.recount;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.ReceivedRecord;

/** Of identities that are linked, directly or over others, the least: it stands for all of them. */
final class Representatives {

  private final Map<Traveller, Traveller> least;

  private Representatives(Map<Traveller, Traveller> least) {
    this.least = least;
  }

  /** What follows from statements in any order. */
  static Representatives of(Collection<ReceivedRecord> statements) {
    Map<Set<Traveller>, List<ReceivedRecord>> pairs =
        statements.stream().collect(groupingBy(ReceivedRecord::linked));
    Map<Traveller, Traveller> least = new HashMap<>();
    pairs.keySet().forEach(pair -> pair.forEach(one -> least.put(one, one)));
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Map.Entry<Set<Traveller>, List<ReceivedRecord>> pair : pairs.entrySet()) {
        if (linked(pair.getValue())) {
          Traveller first =
              pair.getKey().stream().map(least::get).sorted().findFirst().orElseThrow();
          for (Traveller one : pair.getKey()) {
            changed |= !least.put(one, first).equals(first);
          }
        }
      }
    }
    return new Representatives(least);
  }

  /** Of the statements on one pair those of the highest version stand, and then any unlink. */
  private static boolean linked(List<ReceivedRecord> statements) {
    int highest = statements.stream().mapToInt(ReceivedRecord::version).max().orElseThrow();
    return statements.stream()
        .filter(statement -> statement.version() == highest)
        .noneMatch(statement -> statement.kind() == ReceivedRecord.Kind.UNLINK);
  }

  /** Who stands for an identity. */
  Traveller of(Traveller identity) {
    return least.getOrDefault(identity, identity);
  }
}
