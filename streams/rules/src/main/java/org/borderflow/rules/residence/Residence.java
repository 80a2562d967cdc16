package org.borderflow.rules.residence;

/** Where the traveller lived, as far as is known. */
public enum Residence {
  RESIDENT,
  NON_RESIDENT,
  UNKNOWN;

  static Residence of(boolean resident) {
    return resident ? RESIDENT : NON_RESIDENT;
  }
}
