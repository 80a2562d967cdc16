package org.borderflow.ingest.profile;

import java.util.List;

/**
 * How a column of the contract is filled: from a source, by steps that each change what the one
 * before gave.
 */
record Value(Source source, List<Step> steps) {

  Value {
    steps = List.copyOf(steps);
  }

  Mapped of(Row row) {
    Mapped mapped = source.of(row);
    for (Step step : steps) {
      if (!mapped.goesOn()) {
        break;
      }
      mapped = step.apply(mapped.text());
    }
    return mapped;
  }

  /** Turns a value that is not blank into another. */
  interface Step {
    Mapped apply(String text);
  }
}
