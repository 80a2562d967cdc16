package org.borderflow.rules.residence;

/** How far the judgement of a crossing has come. */
public enum Status {
  /** Nothing that may still happen can change it. */
  FINAL,
  /** Time or an earlier verdict must tell. */
  PENDING,
  /** The traveller's crossings contradict each other; none of them is judged. */
  SET_ASIDE,
  /** The traveller's class enters no rule. */
  OUT_OF_SCOPE
}
