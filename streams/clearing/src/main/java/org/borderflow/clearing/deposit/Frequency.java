package org.borderflow.clearing.deposit;

import java.util.Optional;

/** How long a period is. */
public enum Frequency {
  /** A calendar month. */
  MONTHLY("M", 12),
  /** A calendar year. */
  ANNUAL("A", 1);

  private final String code;
  private final int perYear;

  Frequency(String code, int perYear) {
    this.code = code;
    this.perYear = perYear;
  }

  /** The frequency of this code; empty if there is none. */
  public static Optional<Frequency> of(String code) {
    return code.equals("M")
        ? Optional.of(MONTHLY)
        : code.equals("A") ? Optional.of(ANNUAL) : Optional.empty();
  }

  /** Its code in SDMX: {@code M} or {@code A}. */
  public String code() {
    return code;
  }

  /** Periods in a year. */
  public int perYear() {
    return perYear;
  }
}
