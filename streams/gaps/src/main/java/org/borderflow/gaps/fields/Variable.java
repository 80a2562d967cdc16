package org.borderflow.gaps.fields;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.TravellerClass;

/** A variable of crossing records: a column, or several that together say one thing. */
public enum Variable {
  DIRECTION,
  /** The date. */
  CROSSED_AT,
  /** The time of day that may stand with the date. */
  TIME_OF_DAY {
    @Override
    FieldState of(Crossing crossing) {
      return present(crossing.secondOfDay() >= 0);
    }
  },
  BORDER_POST,
  SEQUENCE {
    @Override
    FieldState of(Crossing crossing) {
      return present(crossing.sequence() >= 0);
    }
  },
  /** A person number or a document. */
  IDENTITY {
    @Override
    FieldState of(Crossing crossing) {
      return present(crossing.travellerClass() != TravellerClass.UNIDENTIFIED);
    }
  },
  BIRTH_DATE {
    @Override
    FieldState of(Crossing crossing) {
      return present(crossing.birthYear() != 0);
    }
  },
  SEX {
    @Override
    FieldState of(Crossing crossing) {
      return word(crossing.sex(), "U");
    }
  },
  CITIZENSHIP {
    @Override
    FieldState of(Crossing crossing) {
      return country(crossing.citizenship());
    }
  },
  RESIDENCE_COUNTRY {
    @Override
    FieldState of(Crossing crossing) {
      return country(crossing.residenceCountry());
    }
  },
  BIRTH_COUNTRY {
    @Override
    FieldState of(Crossing crossing) {
      return country(crossing.birthCountry());
    }
  },
  OTHER_COUNTRY {
    @Override
    FieldState of(Crossing crossing) {
      return country(crossing.otherCountry());
    }
  },
  PURPOSE {
    @Override
    FieldState of(Crossing crossing) {
      return word(crossing.purpose(), "UNKNOWN");
    }
  },
  /** Blank is a statement here: a short stay without permit. */
  PERMIT {
    @Override
    FieldState of(Crossing crossing) {
      return present(!crossing.permit().isEmpty());
    }
  },
  AUTHORISED_UNTIL {
    @Override
    FieldState of(Crossing crossing) {
      return present(crossing.authorisedUntil() != Day.NONE);
    }
  },
  TRANSPORT_MODE {
    @Override
    FieldState of(Crossing crossing) {
      return word(crossing.transportMode(), "UNKNOWN");
    }
  },
  /** Blank is a statement here: an ordinary traveller. */
  TRAVELLER_CLASS;

  /**
   * Codes of ICAO 9303 that stand where a citizenship does and name no country: unspecified,
   * refugees, and organisations whose document it is. Who is stateless (XXA) has said so.
   */
  private static final Set<String> NO_COUNTRY =
      Set.of("XXX", "XXB", "XXC", "UNO", "UNA", "UNK", "EUE");

  private final String column = name().toLowerCase(Locale.ROOT);

  /** Its name in files; that of the column where it is one. */
  public String column() {
    return column;
  }

  /** The variable of that name. */
  public static Optional<Variable> named(String column) {
    for (Variable variable : values()) {
      if (variable.column.equals(column)) {
        return Optional.of(variable);
      }
    }
    return Optional.empty();
  }

  /**
   * The state in a crossing that was accepted.
   *
   * @param leftBlank the variables that stand blank in the record although the crossing has a word
   *     for it
   */
  public FieldState in(Crossing crossing, Set<Variable> leftBlank) {
    return leftBlank.contains(this) ? FieldState.BLANK : of(crossing);
  }

  /** What must be given was given, or the record would not have been accepted. */
  FieldState of(Crossing crossing) {
    return FieldState.KNOWN;
  }

  private static FieldState present(boolean is) {
    return is ? FieldState.KNOWN : FieldState.BLANK;
  }

  private static FieldState word(String word, String unknown) {
    return word.equals(unknown) ? FieldState.UNKNOWN : FieldState.KNOWN;
  }

  private static FieldState country(String code) {
    if (code.isEmpty()) {
      return FieldState.BLANK;
    }
    return NO_COUNTRY.contains(code) ? FieldState.UNKNOWN : FieldState.KNOWN;
  }
}
