package org.borderflow.ingest.identity;

/** Whether the records of a source say who crossed. */
public enum Identity {
  /** Every record does; one that does not is refused. */
  REQUIRED,
  /** None does. They are counted, but no travel can be read from them. */
  NONE,
  /** As required; a record may say by its pseudonym who crossed. */
  OR_PSEUDONYM,
  /** As required; a record that brings a pseudonym is refused. */
  NO_PSEUDONYM
}
