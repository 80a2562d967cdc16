package org.borderflow.ingest.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A form in which an agency writes dates, such as {@code DD/MM/YYYY} or {@code D MONTH YYYY hh:mm}.
 * What is no {@link Part} stands for itself.
 */
final class DateForm {

  /** Parts of a date, longest names first, so that each is found before one it begins with. */
  private enum Part {
    MONTH("MONTH", 1, 40),
    YEAR("YYYY", 4, 4),
    SHORT_YEAR("YY", 2, 2),
    MONTH_NUMBER("MM", 2, 2),
    SHORT_MONTH_NUMBER("M", 1, 2),
    DAY("DD", 2, 2),
    SHORT_DAY("D", 1, 2),
    HOUR("hh", 2, 2),
    SHORT_HOUR("h", 1, 2),
    MINUTE("mm", 2, 2),
    SECOND("ss", 2, 2),
    OFFSET("Z", 1, 6);

    private final String name;
    private final int shortest;
    private final int longest;

    Part(String name, int shortest, int longest) {
      this.name = name;
      this.shortest = shortest;
      this.longest = longest;
    }

    private boolean takes(char c) {
      return switch (this) {
        case MONTH -> Character.isLetter(c) || c == '.';
        case OFFSET -> (c >= '0' && c <= '9') || c == '+' || c == '-' || c == ':' || c == 'Z';
        default -> c >= '0' && c <= '9';
      };
    }
  }

  /** A part, or a character that stands for itself. */
  private record Piece(Part part, char literal) {}

  private final List<Piece> pieces = new ArrayList<>();
  private final MonthNames months;

  /**
   * @param form as the profile writes it
   * @param months null if months are numbers
   * @throws IllegalArgumentException if it is no form of a date; the message says why
   */
  DateForm(String form, MonthNames months) {
    this.months = months;
    for (int at = 0; at < form.length(); ) {
      Part part = partAt(form, at);
      char c = form.charAt(at);
      if (part == null && Character.isLetter(c) && c != 'T') {
        throw new IllegalArgumentException("'" + c + "' is no part of a date");
      }
      pieces.add(new Piece(part, c));
      at += part == null ? 1 : part.name.length();
    }
    if (!has(Part.YEAR) && !has(Part.SHORT_YEAR)) {
      throw new IllegalArgumentException("a date has a year: YYYY or YY");
    }
    if (has(Part.MONTH) && months == null) {
      throw new IllegalArgumentException("MONTH needs the key months");
    }
  }

  private static Part partAt(String form, int at) {
    for (Part part : Part.values()) {
      if (form.startsWith(part.name, at)) {
        return part;
      }
    }
    return null;
  }

  private boolean has(Part part) {
    return pieces.stream().anyMatch(piece -> piece.part == part);
  }

  /**
   * The date in the form of ISO 8601, as far as it is given; null if the text has another form.
   * Whether there is such a day is not looked at.
   */
  String toIso(String text) {
    Map<Part, String> found = new EnumMap<>(Part.class);
    int at = 0;
    for (Piece piece : pieces) {
      if (piece.part == null) {
        if (at == text.length() || text.charAt(at) != piece.literal) {
          return null;
        }
        at++;
        continue;
      }
      int end = at;
      while (end < text.length()
          && end - at < piece.part.longest
          && piece.part.takes(text.charAt(end))) {
        end++;
      }
      if (end - at < piece.part.shortest) {
        return null;
      }
      found.put(piece.part, text.substring(at, end));
      at = end;
    }
    return at == text.length() ? iso(found) : null;
  }

  private String iso(Map<Part, String> found) {
    String year = found.getOrDefault(Part.YEAR, "20" + found.get(Part.SHORT_YEAR));
    String month = month(found);
    String day = padded(found, Part.DAY, Part.SHORT_DAY);
    String hour = padded(found, Part.HOUR, Part.SHORT_HOUR);
    if (month == null) {
      return null;
    }
    if (month.isEmpty() || day.isEmpty()) {
      return month.isEmpty() ? year : year + "-" + month;
    }
    String date = year + "-" + month + "-" + day;
    if (hour.isEmpty()) {
      return date;
    }
    String minute = found.getOrDefault(Part.MINUTE, "00");
    String second = found.getOrDefault(Part.SECOND, "00");
    String offset = found.getOrDefault(Part.OFFSET, "");
    return date + "T" + hour + ":" + minute + ":" + second + offset;
  }

  /** Blank if the form has none, null if the name is not that of a month. */
  private String month(Map<Part, String> found) {
    String name = found.get(Part.MONTH);
    if (name == null) {
      return padded(found, Part.MONTH_NUMBER, Part.SHORT_MONTH_NUMBER);
    }
    int month = months.month(name);
    return month == 0 ? null : padded(Integer.toString(month));
  }

  private static String padded(Map<Part, String> found, Part usual, Part unpadded) {
    return padded(found.getOrDefault(usual, found.getOrDefault(unpadded, "")));
  }

  private static String padded(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }
}
