package org.borderflow.ingest.parse;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.borderflow.ingest.codes.CountryCodes;
import org.borderflow.ingest.mrz.CheckDigit;
import org.borderflow.ingest.mrz.Zone;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.schemas.RejectionReason;

/**
 * Reads the values of one raw record as what they should be. The first problem met is kept; what is
 * read after it is of no further use, so the readings need not be checked one by one. Blank reads
 * as null.
 */
final class Fields {

  private final RepeatedText repeated = new RepeatedText();

  private RawRecord raw;
  private byte[] bytes;
  private Problem problem;

  /** The value gone to last. */
  private int from;

  private int to;

  void begin(RawRecord record) {
    raw = record;
    bytes = record.bytes();
    problem = null;
  }

  Problem problem() {
    return problem;
  }

  void refuse(RejectionReason reason, Column column, String message) {
    if (problem == null) {
      problem = Problem.of(reason, column, message);
    }
  }

  void refuse(Problem found) {
    if (problem == null) {
      problem = found;
    }
  }

  /** Whether a column holds anything but blanks. */
  boolean has(Column column) {
    return seek(column);
  }

  /** A value that belongs to this record alone. */
  String text(Column column, int longest) {
    return seek(column) ? bounded(column, longest, false) : null;
  }

  /** A value that many records share. */
  String repeatedText(Column column, int longest) {
    return seek(column) ? bounded(column, longest, true) : null;
  }

  /** A value if it could stand as it is, else the empty text; never a problem. */
  String acceptableText(Column column, int longest) {
    Problem first = problem;
    problem = null;
    String text = text(column, longest);
    boolean acceptable = text != null && problem == null;
    problem = first;
    return acceptable ? text : "";
  }

  String country(Column column) {
    if (!seek(column)) {
      return null;
    }
    String code = CountryCodes.normalise(bytes, from, to);
    if (code == null) {
      refuse(RejectionReason.UNKNOWN_CODE, column, "not a code of ISO 3166-1 alpha-3 or ICAO 9303");
    }
    return code;
  }

  <E extends Enum<E>> E word(Column column, Words<E> words) {
    if (!seek(column)) {
      return null;
    }
    E meaning = words.meaning(bytes, from, to);
    if (meaning == null) {
      refuse(RejectionReason.BAD_VALUE, column, "not one of the values of this column");
    }
    return meaning;
  }

  /** A whole number from {@code least} to {@code greatest}. */
  Long whole(Column column, long least, long greatest) {
    if (!seek(column)) {
      return null;
    }
    long number = 0;
    for (int at = from; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9 || number > (greatest - digit) / 10) {
        number = -1;
        break;
      }
      number = number * 10 + digit;
    }
    if (number < least) {
      refuse(
          RejectionReason.BAD_VALUE,
          column,
          least == 0 ? "not a whole number from 0" : "not a whole number from 1");
      return null;
    }
    return number;
  }

  LocalDate date(Column column) {
    if (!seek(column)) {
      return null;
    }
    LocalDate date = to - from == 10 ? IsoText.date(bytes, from, to) : null;
    if (date == null) {
      refuse(RejectionReason.BAD_DATE, column, "not a calendar date written YYYY-MM-DD");
    }
    return date;
  }

  /** Yes or no, as {@code true}, {@code false}, {@code 1} or {@code 0}. */
  Boolean truth(Column column) {
    if (!seek(column)) {
      return null;
    }
    Boolean truth =
        switch (new String(bytes, from, to - from, StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT)) {
          case "true", "1" -> Boolean.TRUE;
          case "false", "0" -> Boolean.FALSE;
          default -> null;
        };
    if (truth == null) {
      refuse(RejectionReason.BAD_VALUE, column, "not one of true, false, 1, 0");
    }
    return truth;
  }

  Moment moment(Column column) {
    if (!seek(column)) {
      return null;
    }
    Moment moment = Moment.parse(bytes, from, to);
    if (moment == null) {
      refuse(RejectionReason.BAD_DATE, column, "not a calendar date or date and time of ISO 8601");
    }
    return moment;
  }

  BirthDate birthDate(Column column) {
    if (!seek(column)) {
      return null;
    }
    BirthDate birth = BirthDate.parse(bytes, from, to);
    if (birth == null) {
      refuse(RejectionReason.BAD_DATE, column, "not a date of birth: YYYY-MM-DD, YYYY-MM or YYYY");
    }
    return birth;
  }

  /**
   * The machine-readable zone in a column, all of whose check digits hold. Its lines may be set off
   * by line feeds, which no other value may contain.
   */
  Zone zone(Column column) {
    if (!find(column)) {
      return null;
    }
    String written = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    Zone zone = Zone.of(written).orElse(null);
    if (zone == null) {
      refuse(RejectionReason.BAD_VALUE, column, "not a zone of the shape TD1, TD2 or TD3");
      return null;
    }
    Set<CheckDigit> failing = zone.failing();
    if (!failing.isEmpty()) {
      refuse(RejectionReason.BAD_VALUE, column, "failing check digit: " + titles(failing));
      return null;
    }
    return zone;
  }

  private static String titles(Set<CheckDigit> digits) {
    return digits.stream().map(CheckDigit::title).collect(Collectors.joining(", "));
  }

  /** Goes to a column's value, which must hold no control character; false if nothing is left. */
  private boolean seek(Column column) {
    boolean found = find(column);
    if (!raw.plain() && hasControl()) {
      refuse(RejectionReason.BAD_VALUE, column, "a control character in the value");
    }
    return found;
  }

  /** Goes to a column's value without the blanks around it; false if nothing is left. */
  private boolean find(Column column) {
    int first = raw.from(column.ordinal());
    int last = raw.to(column.ordinal());
    while (first < last && isBlank(bytes[first])) {
      first++;
    }
    while (first < last && isBlank(bytes[last - 1])) {
      last--;
    }
    from = first;
    to = last;
    return first < last;
  }

  /** Whether the value has a control character of ASCII or of Latin-1. */
  private boolean hasControl() {
    for (int at = from; at < to; at++) {
      int b = bytes[at] & 0xff;
      boolean latin = b == 0xc2 && at + 1 < to && (bytes[at + 1] & 0xff) < 0xa0;
      if (b < ' ' || b == 0x7f || latin) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private String bounded(Column column, int longest, boolean isRepeated) {
    if (raw.plain()) {
      if (to - from > longest) {
        return tooLong(column);
      }
      return isRepeated
          ? repeated.of(bytes, from, to)
          : new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return text.codePointCount(0, text.length()) > longest ? tooLong(column) : text;
  }

  private String tooLong(Column column) {
    refuse(RejectionReason.TOO_LONG, column, "longer than this column allows");
    return "";
  }
}
