package org.borderflow.clearing.deposit;

import java.util.OptionalInt;

/**
 * How much of the people it is meant to count a source does count.
 *
 * @param text in words: which posts, registers or groups are in and out
 * @param arrivals share of arrivals that is recorded, in thousandths from 1 to 1,000; 0 if not
 *     stated
 * @param departures share of departures that is recorded, alike
 */
public record Coverage(String text, int arrivals, int departures) {

  /** Everybody. */
  public static final int WHOLE = 1_000;

  /** The share recorded in a direction, in thousandths; empty if it is not stated. */
  public OptionalInt of(Direction direction) {
    int share = direction == Direction.ARRIVALS ? arrivals : departures;
    return share == 0 ? OptionalInt.empty() : OptionalInt.of(share);
  }
}
