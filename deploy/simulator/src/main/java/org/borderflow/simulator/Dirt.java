package org.borderflow.simulator;

import java.util.List;
import java.util.Locale;

/**
 * What goes wrong between a crossing and its record. The last three are not chosen for one
 * crossing: they befall a person or a post's day, and the {@link Registrar} sees to them.
 */
enum Dirt {
  /** Nobody wrote it down. */
  UNRECORDED(16) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      // Nothing reaches the desk: that is the point.
    }
  },
  /** The same line twice. */
  EXACT_DUPLICATE(14) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      desk.receives(row);
      desk.receives(row, chance.between(0, 5));
    }
  },
  /** The same id with other content. */
  CONFLICTING_DUPLICATE(6) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      desk.receives(row);
      desk.receives(mistaken(row, chance), chance.between(0, 5));
    }
  },
  /** A mistake, put right later, sometimes twice, sometimes the second time first. */
  CORRECTION(14) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      desk.receives(mistaken(row, chance));
      if (chance.happens(0.3)) {
        desk.receives(correction(mistaken(row, chance), 2), chance.between(1, 20));
        desk.receives(correction(row, 3), chance.between(1, 20));
      } else {
        desk.receives(correction(row, 2), chance.between(1, 20));
      }
    }
  },
  /** A correction that overtakes what it corrects. */
  EARLY_CORRECTION(5) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      desk.receives(correction(row, 2));
      desk.receives(mistaken(row, chance), chance.between(1, 12));
    }
  },
  /** A crossing that never happened is recorded and then withdrawn, in either order. */
  CANCELLATION(7) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      String phantom = row.get(Column.RECORD_ID) + "-P";
      desk.receives(row);
      desk.receives(row.with(Column.RECORD_ID, phantom), chance.between(0, 4));
      Row cancellation =
          Row.blank()
              .put(Column.RECORD_ID, row.get(Column.RECORD_ID) + "-K")
              .put(Column.RECORD_TYPE, "CANCELLATION")
              .put(Column.CORRECTS, phantom);
      desk.receives(cancellation, chance.between(0, 10));
    }
  },
  /** A country that is in no list. */
  UNKNOWN_CODE(5) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      Column column = chance.oneOf(List.of(Column.CITIZENSHIP, Column.OTHER_COUNTRY));
      desk.receives(row.with(column, chance.oneOf(List.of("QQQ", "ZZZ", "N/A", "ATLANTIS"))));
    }
  },
  /** A word that is in no enumeration. */
  BAD_VALUE(4) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      Column column =
          chance.oneOf(
              List.of(Column.DIRECTION, Column.SEX, Column.PURPOSE, Column.TRANSPORT_MODE));
      desk.receives(row.with(column, chance.oneOf(List.of("SIDEWAYS", "9", "?"))));
    }
  },
  /** No date, or one still to come. */
  BAD_DATE(5) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      String year = row.get(Column.CROSSED_AT).substring(0, 4);
      String wrong =
          chance.oneOf(
              List.of(
                  year + "-02-30",
                  year + "-13-01T10:00:00",
                  "31/12/" + year,
                  "yesterday",
                  (Integer.parseInt(year) + 50) + "-01-01"));
      desk.receives(row.with(Column.CROSSED_AT, wrong));
    }
  },
  /** Something that must be given is not. */
  MISSING_FIELD(5) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      Column column =
          chance.oneOf(
              List.of(
                  Column.RECORD_ID,
                  Column.DIRECTION,
                  Column.CROSSED_AT,
                  Column.BORDER_POST,
                  Column.CITIZENSHIP,
                  Column.PERSON_ID));
      Row incomplete = row.with(column, "");
      desk.receives(
          column == Column.PERSON_ID ? incomplete.put(Column.DOCUMENT_NUMBER, "") : incomplete);
    }
  },
  /** Right, but spelled in another of the allowed ways. */
  ALIAS(10) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      boolean entry = row.get(Column.DIRECTION).equals("ENTRY");
      Row respelled =
          row.with(
              Column.DIRECTION,
              chance.oneOf(
                  entry ? List.of("a", "A", "arrival", "Entry") : List.of("d", "D", "departure")));
      if (chance.happens(0.5)) {
        respelled
            .put(Column.CITIZENSHIP, lower(row.get(Column.CITIZENSHIP)))
            .put(Column.PURPOSE, lower(row.get(Column.PURPOSE)));
      }
      String number = row.get(Column.DOCUMENT_NUMBER);
      if (!number.isEmpty()) {
        respelled.put(
            Column.DOCUMENT_NUMBER, lower(number.substring(0, 2)) + "-" + number.substring(2));
      }
      desk.receives(respelled);
    }
  },
  /** Blanks where none should be. */
  BLANKS(5) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      Row padded = row.with(Column.CITIZENSHIP, " " + row.get(Column.CITIZENSHIP) + "  ");
      String number = row.get(Column.DOCUMENT_NUMBER);
      if (!number.isEmpty()) {
        padded.put(Column.DOCUMENT_NUMBER, number.substring(0, 4) + " " + number.substring(4));
      }
      desk.receives(padded.put(Column.BORDER_POST, row.get(Column.BORDER_POST) + " "));
    }
  },
  /** Too few fields, or too many. */
  MALFORMED_LINE(4) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      String line = row.line();
      desk.receives(
          chance.happens(0.7) ? line.substring(0, chance.between(8, 60)) : line + ",,1", 0);
    }
  },
  /** A post sends the records of a day only days or weeks later. */
  LATE_BATCH(0) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      desk.receives(row, chance.happens(0.6) ? chance.between(1, 6) : chance.between(7, 45));
    }
  },
  /** Somebody gets a new passport and nothing links it to the old one. */
  RENEWED_DOCUMENT(0) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      desk.receives(row);
    }
  },
  /** Somebody enters on one passport and leaves on another. */
  SECOND_PASSPORT(0) {
    @Override
    void file(Row row, Desk desk, Chance chance) {
      desk.receives(row);
    }
  };

  /** Those that befall single records, each as likely as it is common. */
  static final Weighted<Dirt> OF_ONE_RECORD = Weighted.of(List.of(values()), dirt -> dirt.share);

  private final int share;

  Dirt(int share) {
    this.share = share;
  }

  /** What reaches the desk instead of the one right record. */
  abstract void file(Row row, Desk desk, Chance chance);

  private static Row correction(Row right, int version) {
    String original = right.get(Column.RECORD_ID);
    return right
        .with(Column.RECORD_ID, original + "-C" + version)
        .put(Column.RECORD_TYPE, "CORRECTION")
        .put(Column.CORRECTS, original)
        .put(Column.VERSION, Integer.toString(version));
  }

  /** A valid record that says something untrue. */
  private static Row mistaken(Row row, Chance chance) {
    return switch (chance.below(3)) {
      case 0 ->
          row.with(Column.DIRECTION, row.get(Column.DIRECTION).equals("ENTRY") ? "EXIT" : "ENTRY");
      case 1 ->
          row.with(Column.CITIZENSHIP, row.get(Column.CITIZENSHIP).equals("ISL") ? "MLT" : "ISL");
      default -> row.with(Column.PURPOSE, "UNKNOWN").put(Column.SEX, "U");
    };
  }

  private static String lower(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
