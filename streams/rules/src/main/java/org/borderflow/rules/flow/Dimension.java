package org.borderflow.rules.flow;

import org.borderflow.rules.travel.Crossing;

/** A dimension by which flows may be broken down, in the order of the published columns. */
public enum Dimension {
  CITIZENSHIP {
    @Override
    public String codeOf(Crossing crossing) {
      return orUnknown(crossing.citizenship());
    }
  },
  SEX {
    @Override
    public String codeOf(Crossing crossing) {
      return crossing.sex();
    }
  },
  /** Five-year age band at the crossing. */
  AGE {
    @Override
    public String codeOf(Crossing crossing) {
      return AgeBand.at(crossing);
    }
  },
  BORDER_POST {
    @Override
    public String codeOf(Crossing crossing) {
      return crossing.borderPost();
    }
  },
  TRANSPORT_MODE {
    @Override
    public String codeOf(Crossing crossing) {
      return crossing.transportMode();
    }
  },
  PURPOSE {
    @Override
    public String codeOf(Crossing crossing) {
      return crossing.purpose();
    }
  },
  /** Class of the permit; {@code NONE} for a short stay without permit. */
  PERMIT {
    @Override
    public String codeOf(Crossing crossing) {
      return crossing.permit().isEmpty() ? "NONE" : crossing.permit();
    }
  },
  /** Previous country (entry) or next country (exit), as stated. */
  COUNTERPART {
    @Override
    public String codeOf(Crossing crossing) {
      return orUnknown(crossing.otherCountry());
    }
  },
  BIRTH_COUNTRY {
    @Override
    public String codeOf(Crossing crossing) {
      return orUnknown(crossing.birthCountry());
    }
  };

  /** Code of a dimension that is totalled. */
  public static final String TOTAL = "_T";

  /** Code of a value that was not stated. */
  public static final String UNKNOWN = "_U";

  /** The code under which a crossing is counted in this dimension. */
  public abstract String codeOf(Crossing crossing);

  private static String orUnknown(String code) {
    return code.isEmpty() ? UNKNOWN : code;
  }
}
