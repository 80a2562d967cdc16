package org.borderflow.simulator;

/** Permit classes of the simulated country. */
enum Permit {
  /** Short stays, and citizens: the column stays blank. */
  NONE(""),
  STUDENT("STUDENT"),
  WORK("WORK"),
  SEASONAL("SEASONAL"),
  RESIDENT("RESIDENT"),
  ASYLUM("ASYLUM"),
  OFFICIAL("OFFICIAL");

  private final String code;

  Permit(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
