package org.borderflow.command.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.borderflow.ingest.read.Column;

/** Values of single columns: some as they should be, some as nobody would expect them. */
public final class HostileValues {

  /** In everything that would identify a person, and in nothing else. */
  public static final String MARK = "QZ7XVKJ";

  /** What stands here says who crossed. */
  private static final Set<Column> IDENTITY =
      EnumSet.of(
          Column.PERSON_ID,
          Column.DOCUMENT_NUMBER,
          Column.MRZ,
          Column.TRAVELLER,
          Column.LINKED_PERSON_ID,
          Column.LINKED_DOCUMENT_NUMBER,
          Column.LINKED_TRAVELLER,
          Column.REASON);

  /** What stands here is told and kept as it is, if it can be. */
  private static final Set<Column> REPEATED =
      EnumSet.of(Column.RECORD_ID, Column.CORRECTS, Column.BORDER_POST, Column.PERMIT);

  private static final Map<Column, List<String>> ORDINARY = ordinary();

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "+1",
          "007",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999999",
          "1e400",
          "0.1",
          "1E5",
          "0x10",
          "NaN",
          "Infinity",
          utf8("\u0661\u0662"),
          "1,5");

  private static final List<String> DATES =
      List.of(
          "0000-01-01",
          "0001-01-01",
          "0001-01-01T00:00:00+18:00",
          "1582-10-10",
          "2024-02-30",
          "2023-02-29",
          "2024-13-01",
          "2024-00-00",
          "9999-12-31",
          "9999-12-31T23:59:59-18:00",
          "+10000-01-01",
          "-0001-01-01",
          "2024-01-05T24:00:00",
          "2024-01-05T23:59:60",
          "2024-01-05T10:00:00+19:00",
          "2024-01-05T10:00:00.",
          "2024-01-05T10:00:00.999999999999999999Z",
          "2024-01-05T10",
          "2024-1-5",
          "05/01/2024",
          "1704412800");

  private static final List<String> ODD =
      List.of(
          "",
          " \t ",
          "\0",
          "a\0b",
          "\u001b[2J",
          "\u007f",
          utf8("\u0085"),
          utf8("\ufeff"),
          utf8("\u2028"),
          utf8("\u202e\u05d0"),
          utf8("\ud83d\udc69\u200d\ud83d\ude80"),
          utf8("e\u0301".repeat(32)),
          "\u00ff\u00fe", // no UTF-8 at all
          "\u00c0\u00af", // overlong
          "\u00e2\u0082", // cut short
          "\u00ed\u00a0\u0080", // half of a surrogate pair
          "\u00f4\u0090\u0080\u0080", // beyond Unicode
          "\u00e9", // Latin-1
          "\r",
          "=1+1",
          "@SUM(A1)",
          "${jndi:ldap://localhost/a}",
          "%s%n%x",
          "{}",
          "\\",
          "\\u0000",
          "'; DROP TABLE x; --",
          "<script>",
          "_T",
          "_U",
          "null",
          "true",
          "UTO",
          "XXA",
          "D<<",
          "<<<");

  private final Random random;
  private final String prefix;
  private long made;

  /**
   * @param prefix what the record ids begin with
   */
  public HostileValues(Random random, String prefix) {
    this.random = random;
    this.prefix = prefix;
  }

  private static Map<Column, List<String>> ordinary() {
    List<String> dates = List.of("2024-01-05", "2023-11-30", "2024-01-05T10:00:00+13:00");
    List<String> countries = List.of("FRA", "NZL", "D", "GBN", "AUS");
    Map<Column, List<String>> values = new EnumMap<>(Column.class);
    values.put(
        Column.RECORD_TYPE,
        List.of(
            "NEW",
            "CORRECTION",
            "CANCELLATION",
            "STATUS_CHANGE",
            "IDENTITY_LINK",
            "IDENTITY_UNLINK"));
    values.put(Column.VERSION, List.of("1", "2", "2147483647"));
    values.put(Column.DIRECTION, List.of("entry", "EXIT", "A", "departure"));
    values.put(Column.CROSSED_AT, dates);
    values.put(Column.BORDER_POST, List.of("AKL", "WLG", "NZ-77"));
    values.put(Column.SEQUENCE, List.of("0", "9223372036854775807"));
    values.put(Column.DOCUMENT_ISSUER, countries);
    values.put(Column.LINKED_DOCUMENT_ISSUER, countries);
    values.put(Column.DOCUMENT_TYPE, List.of("P"));
    values.put(Column.BIRTH_DATE, List.of("1980-02-03", "1980-02", "1980", "0001", "9999"));
    values.put(Column.SEX, List.of("M", "f", "X"));
    values.put(Column.CITIZENSHIP, countries);
    values.put(Column.RESIDENCE_COUNTRY, countries);
    values.put(Column.BIRTH_COUNTRY, countries);
    values.put(Column.OTHER_COUNTRY, countries);
    values.put(Column.PURPOSE, List.of("HOLIDAY", "business"));
    values.put(Column.PERMIT, List.of("", "A1"));
    values.put(Column.AUTHORISED_UNTIL, List.of("2024-06-30", "9999-12-31"));
    values.put(Column.TRANSPORT_MODE, List.of("AIR", "sea"));
    values.put(Column.TRAVELLER_CLASS, List.of("ORDINARY", "CREW"));
    values.put(Column.RESIDENT, List.of("true", "0"));
    values.put(Column.KNOWN_FROM, List.of("2023-01-01", "0001-01-01", "9999-12-31"));
    return values;
  }

  /** The bytes of a text in UTF-8. */
  static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  public boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  public <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A value of a column. */
  String of(Column column) {
    if (IDENTITY.contains(column)) {
      return identity(column);
    }
    if (column == Column.RECORD_ID || column == Column.CORRECTS) {
      return oneIn(20) ? odd() : id(column);
    }
    if (column == Column.RECORD_TYPE && !oneIn(10)) {
      return "";
    }
    if (!oneIn(12)) {
      return any(ORDINARY.get(column));
    }
    return REPEATED.contains(column) || oneIn(2) ? odd() : odd() + secret();
  }

  /** An id that is new, or one that was there, or may have been. */
  private String id(Column column) {
    boolean again = column == Column.CORRECTS || oneIn(25);
    return prefix + (again ? random.nextLong(made + 1) : ++made);
  }

  private String identity(Column column) {
    return switch (column) {
      case PERSON_ID, LINKED_PERSON_ID -> oneIn(3) ? "" : oneIn(10) ? odd() + secret() : secret();
      case DOCUMENT_NUMBER, LINKED_DOCUMENT_NUMBER ->
          oneIn(2) ? "" : oneIn(10) ? secret() + odd() : secret();
      case REASON -> oneIn(2) ? "RENEWED" : "told by " + secret();
      case MRZ -> oneIn(8) ? zone() : oneIn(20) ? odd() + secret() : "";
      default -> oneIn(3) ? sealed() : "";
    };
  }

  /** A number or name of somebody whom nobody else has. */
  String secret() {
    return MARK + Long.toString(random.nextLong(1L << 40), 36);
  }

  private String sealed() {
    return oneIn(4)
        ? any(List.of("!BAD_VALUE|sex|", "!NONE|sex|x", "!BAD_DATE|birth_date|no date", "!||", "!"))
        : oneIn(8) ? secret() : String.format("%016x%016x", random.nextLong(), random.nextLong());
  }

  /** The zone of a passport, sometimes with a check digit amiss. */
  private String zone() {
    String number = MARK + Integer.toString(36 + random.nextInt(35 * 36), 36);
    String document = number.toUpperCase(Locale.ROOT);
    document += digit(document);
    String birth = any(List.of("740812", "74<<<<", "991332", "000000"));
    birth += digit(birth);
    String expiry = "120415" + digit("120415");
    String optional = "<".repeat(14) + "<";
    String all = document + birth + expiry + optional;
    String check = oneIn(4) ? "0" : digit(all);
    String names = ("P<FRA" + MARK + "<<JANE" + "<".repeat(44)).substring(0, 44);
    return names + "\n" + document + "FRA" + birth + "F" + expiry + optional + check;
  }

  private static String digit(String text) {
    int sum = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      int value = c == '<' ? 0 : Character.digit(c, 36);
      sum += "731".charAt(at % 3) * value - '0' * value;
    }
    return Integer.toString(sum % 10);
  }

  /** Something out of the ordinary, without a mark. */
  String odd() {
    return switch (random.nextInt(8)) {
      case 0 -> any(NUMBERS);
      case 1 -> any(DATES);
      case 2 -> "x".repeat(any(List.of(33, 65, 257, 1_000)));
      case 3 -> oneIn(100) ? "y".repeat(any(List.of(65_535, 65_537, 140_000))) : "y".repeat(64);
      default -> any(ODD);
    };
  }
}
