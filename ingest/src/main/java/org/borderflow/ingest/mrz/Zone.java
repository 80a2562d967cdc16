package org.borderflow.ingest.mrz;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The machine-readable zone of a travel document. Its values are as written, fillers included; the
 * holder's name is not read.
 *
 * <pre>{@code
 * P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
 * L898902C36UTO7408122F1204159ZE184226B<<<<<10
 * }</pre>
 */
public final class Zone {

  static final char FILLER = '<';

  private static final Pattern LINE_ENDS = Pattern.compile("[\n|]");
  private static final Pattern CHARACTERS = Pattern.compile("[A-Z0-9<]*");

  private final Shape shape;
  private final String text;

  private Zone(Shape shape, String text) {
    this.shape = shape;
    this.text = text;
  }

  /**
   * The zone that is written in a text, whatever its check digits say.
   *
   * @param written its lines, with a line feed or a vertical bar between them
   * @return empty for a text of no known shape. The zones of visas are as long as those of
   *     passports and large cards, but have other digits, and are no documents of identity.
   */
  public static Optional<Zone> of(String written) {
    List<String> lines =
        LINE_ENDS.splitAsStream(written).map(String::strip).filter(l -> !l.isEmpty()).toList();
    String text = String.join("", lines);
    if (!CHARACTERS.matcher(text).matches() || text.startsWith("V")) {
      return Optional.empty();
    }
    for (Shape shape : Shape.values()) {
      if (lines.size() == shape.lines && lines.stream().allMatch(l -> l.length() == shape.width)) {
        return Optional.of(new Zone(shape, text));
      }
    }
    return Optional.empty();
  }

  public Shape shape() {
    return shape;
  }

  /** Kind of document, such as {@code P<}. */
  public String documentCode() {
    return text.substring(0, Shape.ISSUER);
  }

  /** State or organisation that issued it, such as {@code D<<}. */
  public String issuer() {
    return text(Shape.ISSUER, Shape.CODE_LENGTH);
  }

  /** Number of the document, with its rest where it is longer than its field. */
  public String documentNumber() {
    String number = text(shape.number, Shape.NUMBER_LENGTH);
    String rest = rest();
    return rest.isEmpty() ? number : number + rest.substring(0, rest.length() - 1);
  }

  public String nationality() {
    return text(shape.nationality, Shape.CODE_LENGTH);
  }

  /** Birth date as {@code YYMMDD}; unknown parts are fillers. */
  public String birthDate() {
    return text(shape.birth, Shape.DATE_LENGTH);
  }

  /** {@code M}, {@code F} or, where it is not specified, a filler. */
  public char sex() {
    return text.charAt(shape.birth + Shape.TO_SEX);
  }

  /** The check digits that do not hold. */
  public Set<CheckDigit> failing() {
    Set<CheckDigit> failing = EnumSet.noneOf(CheckDigit.class);
    String rest = rest();
    if (rest.isEmpty()) {
      check(failing, CheckDigit.DOCUMENT_NUMBER, shape.number, Shape.NUMBER_LENGTH);
    } else if (!CheckDigit.holds(documentNumber(), rest.charAt(rest.length() - 1))) {
      failing.add(CheckDigit.DOCUMENT_NUMBER);
    }
    check(failing, CheckDigit.BIRTH_DATE, shape.birth, Shape.DATE_LENGTH);
    check(failing, CheckDigit.EXPIRY_DATE, shape.birth + Shape.TO_EXPIRY, Shape.DATE_LENGTH);
    if (shape.optional > 0) {
      check(failing, CheckDigit.OPTIONAL_DATA, shape.optional, Shape.OPTIONAL_LENGTH);
    }
    if (!CheckDigit.holds(shape.compound(text), text.charAt(shape.composite))) {
      failing.add(CheckDigit.COMPOSITE);
    }
    return failing;
  }

  private void check(Set<CheckDigit> failing, CheckDigit digit, int from, int length) {
    if (!CheckDigit.holds(text(from, length), text.charAt(from + length))) {
      failing.add(digit);
    }
  }

  /**
   * What a long number goes on with, and its digit. It is told by the filler that stands where the
   * digit would.
   */
  private String rest() {
    boolean goesOn =
        shape.longer < shape.longerEnd
            && text(shape.number, Shape.NUMBER_LENGTH).indexOf(FILLER) < 0
            && text.charAt(shape.number + Shape.NUMBER_LENGTH) == FILLER;
    if (!goesOn) {
      return "";
    }
    int end = text.indexOf(FILLER, shape.longer);
    return text.substring(shape.longer, end < 0 ? shape.longerEnd : Math.min(end, shape.longerEnd));
  }

  private String text(int from, int length) {
    return text.substring(from, from + length);
  }

  /** Says nothing of what stands in it. */
  @Override
  public String toString() {
    return "zone of shape " + shape;
  }
}
