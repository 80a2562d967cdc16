package org.borderflow.clearing.deposit;

import java.util.Optional;

/** Which way people go, as the reporting country sees it. */
public enum Direction {
  /** Into the reporting country: it is the destination. */
  ARRIVALS("A"),
  /** Out of the reporting country: it is the origin. */
  DEPARTURES("D");

  private final String code;

  Direction(String code) {
    this.code = code;
  }

  /** The direction of this code; empty if there is none. */
  public static Optional<Direction> of(String code) {
    return code.equals("A")
        ? Optional.of(ARRIVALS)
        : code.equals("D") ? Optional.of(DEPARTURES) : Optional.empty();
  }

  /** Its code: {@code A} or {@code D}. */
  public String code() {
    return code;
  }
}
