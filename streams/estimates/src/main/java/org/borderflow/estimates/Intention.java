package org.borderflow.estimates;

import java.util.Set;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;

/** What was stated at the border of the length of the stay on the far side. */
public enum Intention {
  /**
   * Work, study or settlement that is not authorised for less than a year, or a citizen's return.
   */
  LONG('L'),
  /** Everything else. */
  SHORT('S');

  private static final int YEAR = 365;
  private static final Set<String> LASTING = Set.of("EMPLOYMENT", "EDUCATION", "SETTLEMENT");

  private final char symbol;

  Intention(char symbol) {
    this.symbol = symbol;
  }

  /** One letter for it. */
  char symbol() {
    return symbol;
  }

  /** The intention of a letter. */
  static Intention of(char symbol) {
    return symbol == LONG.symbol ? LONG : SHORT;
  }

  static Intention of(String country, Crossing crossing) {
    boolean lasting = LASTING.contains(crossing.purpose());
    if (crossing.direction() == Direction.EXIT) {
      return lasting ? LONG : SHORT;
    }
    boolean authorised =
        crossing.authorisedUntil() == Day.NONE
            || crossing.authorisedUntil() - crossing.date() >= YEAR;
    boolean comesHome =
        crossing.citizenship().equals(country) && crossing.residenceCountry().equals(country);
    return (lasting && authorised) || comesHome ? LONG : SHORT;
  }
}
