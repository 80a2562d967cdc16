package org.borderflow.topology.recount;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Of each pending crossing the probability that was said of it first, for as long as it is pending:
 * so that what becomes known of others does not move it.
 */
final class KeptProbabilities implements ToIntFunction<Expected> {

  private final Map<Which, Integer> millionths = new HashMap<>();

  private record Which(String agency, String recordId, int rule) {}

  @Override
  public int applyAsInt(Expected expected) {
    Which which =
        new Which(expected.crossing().agency(), expected.crossing().recordId(), expected.rule());
    return millionths.computeIfAbsent(which, any -> expected.millionths());
  }
}
