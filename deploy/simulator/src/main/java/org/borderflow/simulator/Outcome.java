package org.borderflow.simulator;

/** What a crossing turned out to be under the 12/16 rule, once the whole life is known. */
public enum Outcome {
  /** The traveller changed country of residence with this crossing. */
  MIGRANT,
  /** The traveller lived in the same country before and after. */
  NOT_MIGRANT,
  /** Crew, diplomats and others to whom the rule does not apply. */
  OUT_OF_SCOPE
}
