package org.borderflow.rules.stay;

/** Whether a stay went beyond what was allowed. */
public enum Overstay {
  NONE,
  /** The last lawful day has passed and no exit is known; it may only be missing. */
  SUSPECTED,
  /** The exit came too late. */
  CONFIRMED
}
