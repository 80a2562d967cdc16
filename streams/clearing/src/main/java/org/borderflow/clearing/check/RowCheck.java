package org.borderflow.clearing.check;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.clearing.check.Verdict.PassedOver;
import org.borderflow.clearing.deposit.Declaration;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Direction;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.SeriesKey;

/** What a row says, taken by itself. */
final class RowCheck {

  private static final Pattern STRUCTURE_ID =
      Pattern.compile("[A-Za-z0-9_@$.-]+:FLOWS\\(1\\.\\d+(\\.\\d+)?\\)");
  private static final Pattern RULE = Pattern.compile("\\d{1,3}/\\d{1,3}|_Z");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,10})(?:\\.(\\d{1,3})0*)?");

  /** Information, append, replace, merge: all say what is. */
  private static final Set<String> ACTIONS = Set.of("", "I", "A", "R", "M");

  private static final Set<String> NORMAL = Set.of("", "A", "B", "U");
  private static final Set<String> PROVISIONAL = Set.of("P", "E", "F", "V");
  private static final Set<String> NOT_KNOWN = Set.of("M", "O", "L");
  private static final Set<String> SUPPRESSED = Set.of("Q");
  private static final Set<String> CONFIDENTIALITY = Set.of("", "F", "P", "C", "D", "N");

  private final Codes codes;
  private final Definition definition;
  private final Declaration declaration;
  private final LocalDate today;

  private Row row;
  private SeriesKey key;
  private Period period;
  private Mark mark;
  private long value;
  private Optional<LocalDate> asOf = Optional.empty();

  /** A row that is wrong. */
  static final class Wrong extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    private Wrong(Finding finding) {
      super(finding.message(), null, false, false);
      this.finding = finding;
    }

    Finding finding() {
      return finding;
    }
  }

  RowCheck(Codes codes, Definition definition, Declaration declaration, LocalDate today) {
    this.codes = codes;
    this.definition = definition;
    this.declaration = declaration;
    this.today = today;
  }

  /**
   * Looks at a row. What it says can then be asked for.
   *
   * @return why it is passed over; empty if it is a cell, of a corridor or of a total
   */
  Optional<PassedOver> look(Row next) throws Wrong {
    row = next;
    if (!ACTIONS.contains(row.get(Field.ACTION))) {
      throw wrong(Reason.UNSUPPORTED_ACTION, Field.ACTION, "a deposit only says what is");
    }
    structure();
    area();
    asOf = asOf();
    Optional<PassedOver> passed = cube();
    if (passed.isPresent()) {
      return passed;
    }
    dimensions();
    return observation() ? Optional.empty() : Optional.of(PassedOver.GAP);
  }

  private void structure() throws Wrong {
    String structure = row.get(Field.STRUCTURE);
    String id = row.get(Field.STRUCTURE_ID);
    boolean kind = structure.isEmpty() || structure.matches("(?i)dataflow|datastructure");
    if (!kind || (!id.isEmpty() && !STRUCTURE_ID.matcher(id).matches())) {
      throw wrong(Reason.WRONG_STRUCTURE, Field.STRUCTURE_ID, "is another than FLOWS(1.0)");
    }
  }

  private void area() throws Wrong {
    String area = coded(Field.REF_AREA, codes.areas());
    if (!area.equals(definition.refArea())) {
      throw wrong(Reason.WRONG_AREA, Field.REF_AREA, "is another than that of the definition");
    }
  }

  private Optional<LocalDate> asOf() throws Wrong {
    String text = row.get(Field.AS_OF);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.isAfter(today)) {
        throw wrong(Reason.FUTURE_PERIOD, Field.AS_OF, "is after the day of receipt, " + today);
      }
      return Optional.of(date);
    } catch (DateTimeParseException e) {
      throw wrong(Reason.BAD_VALUE, Field.AS_OF, "is a date such as 2024-03-31");
    }
  }

  private Optional<PassedOver> cube() throws Wrong {
    if (!coded(Field.MEASURE, codes.measures()).equals("MIGRANTS")) {
      return Optional.of(PassedOver.OTHER_MEASURE);
    }
    if (row.get(Field.DIRECTION).equals("NET")) {
      return Optional.of(PassedOver.NET);
    }
    String rule = row.get(Field.RULE);
    if (!RULE.matcher(rule).matches()) {
      throw wrong(Reason.UNKNOWN_CODE, Field.RULE, "is a rule such as 12/16");
    }
    if (!rule.equals(definition.rule())) {
      return Optional.of(PassedOver.OTHER_RULE);
    }
    for (Field field : Field.OF_OTHER_CUBES) {
      if (!row.dimension(field).equals(SeriesKey.TOTAL)) {
        return Optional.of(PassedOver.OTHER_CUBE);
      }
    }
    return Optional.empty();
  }

  private void dimensions() throws Wrong {
    Direction direction =
        Direction.of(row.get(Field.DIRECTION))
            .orElseThrow(() -> unknown(Field.DIRECTION, "is A, D or NET"));
    Frequency frequency =
        Frequency.of(row.get(Field.FREQ)).orElseThrow(() -> unknown(Field.FREQ, "is M or A"));
    String counterpart = coded(Field.COUNTERPART, codes.areas());
    if (counterpart.equals(definition.refArea())) {
      throw wrong(Reason.SELF_CORRIDOR, Field.COUNTERPART, "is the reporting country itself");
    }
    String sex = row.dimension(Field.SEX);
    String age = row.dimension(Field.AGE);
    in(codes.sexes(), Field.SEX, sex);
    in(codes.ages(), Field.AGE, age);
    // Files are sorted, and mostly the next row is of the same series.
    SeriesKey next = new SeriesKey(direction, counterpart, sex, age, frequency);
    key = next.equals(key) ? key : next;
    period =
        Period.parse(row.get(Field.TIME_PERIOD))
            .filter(given -> given.frequency() == frequency)
            .orElseThrow(
                () ->
                    wrong(
                        Reason.BAD_PERIOD,
                        Field.TIME_PERIOD,
                        "is a month such as 2024-03 where FREQ is M, a year where it is A"));
    if (period.firstDay().isAfter(today)) {
      throw wrong(
          Reason.FUTURE_PERIOD, Field.TIME_PERIOD, "had not begun on the day of receipt, " + today);
    }
  }

  /** Whether something is said of the cell. */
  private boolean observation() throws Wrong {
    String status = row.get(Field.OBS_STATUS);
    String secrecy = row.get(Field.CONF_STATUS);
    if (status.equals("D")) {
      throw wrong(
          Reason.DEFINITION_DIFFERS,
          Field.OBS_STATUS,
          "D: what is under another definition is another deposit");
    }
    in(CONFIDENTIALITY, Field.CONF_STATUS, secrecy);
    if (secrecy.equals("N") && !declaration.exactReleased()) {
      throw wrong(
          Reason.NOT_FOR_RELEASE,
          Field.CONF_STATUS,
          "N: not for publication; deposit public cells, or declare exactReleased");
    }
    boolean hidden = secrecy.equals("C") || secrecy.equals("D") || SUPPRESSED.contains(status);
    String text = row.get(Field.OBS_VALUE);
    boolean empty = text.isEmpty() || text.equals("NaN");
    if (hidden || NOT_KNOWN.contains(status)) {
      if (!empty) {
        throw wrong(Reason.BAD_VALUE, Field.OBS_VALUE, "stands where none is to be shown");
      }
      mark = Mark.SUPPRESSED;
      value = 0;
      return hidden;
    }
    if (!NORMAL.contains(status) && !PROVISIONAL.contains(status)) {
      throw unknown(Field.OBS_STATUS, "is no observation status");
    }
    if (empty) {
      throw wrong(Reason.MISSING_VALUE, Field.OBS_VALUE, "is empty, and no status says why");
    }
    mark = PROVISIONAL.contains(status) ? Mark.PROVISIONAL : Mark.NORMAL;
    value = number(text);
    return true;
  }

  private long number(String text) throws Wrong {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      throw wrong(
          Reason.BAD_VALUE, Field.OBS_VALUE, "is a number from 0 with three decimals at most");
    }
    String decimals = matcher.group(2) == null ? "" : matcher.group(2);
    return Long.parseLong(matcher.group(1) + (decimals + "000").substring(0, 3));
  }

  private String coded(Field field, Set<String> list) throws Wrong {
    String code = row.get(field);
    in(list, field, code);
    return code;
  }

  private void in(Set<String> list, Field field, String code) throws Wrong {
    if (!list.contains(code)) {
      throw unknown(field, "is a code that is in no list");
    }
  }

  private Wrong unknown(Field field, String message) {
    return wrong(Reason.UNKNOWN_CODE, field, message);
  }

  private Wrong wrong(Reason reason, Field field, String message) {
    return new Wrong(new Finding(reason, row.line(), field.name(), message));
  }

  SeriesKey key() {
    return key;
  }

  Period period() {
    return period;
  }

  Mark mark() {
    return mark;
  }

  long value() {
    return value;
  }

  boolean isRounded() {
    return row.get(Field.CONF_STATUS).equals("P");
  }

  Optional<LocalDate> told() {
    return asOf;
  }
}
