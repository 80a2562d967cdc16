package org.borderflow.view.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.borderflow.rules.disclosure.ExactCell;
import org.borderflow.rules.flow.Measure;

/**
 * A row of a file of flows.
 *
 * @param values the values of all columns
 * @param travellers how many distinct travellers it is of
 */
record FlowLine(List<String> values, long travellers) {

  private static final String PROVISIONAL = "P";

  private static final List<String> COLUMNS = List.of(FlowFormat.HEADER.split(",", -1));
  private static final int FREQ = COLUMNS.indexOf("FREQ");
  private static final int DIRECTION = COLUMNS.indexOf("DIRECTION");
  private static final int MEASURE = COLUMNS.indexOf("MEASURE");
  private static final int OBS_VALUE = COLUMNS.indexOf("OBS_VALUE");
  private static final int OBS_STATUS = COLUMNS.indexOf("OBS_STATUS");
  private static final int AS_OF = COLUMNS.indexOf("AS_OF");

  FlowLine {
    if (values.size() != COLUMNS.size()) {
      throw new IllegalArgumentException(values.size() + " values in a row of flows");
    }
  }

  /** The row of a line. */
  static FlowLine parse(String line, long travellers) {
    return new FlowLine(split(line), travellers);
  }

  /** The values of a line. Codes hold no control character, so that a row is always one line. */
  static List<String> split(String line) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean escaped = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (escaped) {
          value.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }

  String freq() {
    return values.get(FREQ);
  }

  String direction() {
    return values.get(DIRECTION);
  }

  Measure measure() {
    return Measure.valueOf(values.get(MEASURE));
  }

  /** Codes of all dimensions, in the order of the columns. */
  List<String> cell() {
    return values.subList(FREQ, OBS_VALUE);
  }

  /** The cell of the same place in another direction. */
  List<String> cell(String otherDirection) {
    List<String> cell = Arrays.asList(cell().toArray(String[]::new));
    cell.set(DIRECTION - FREQ, otherDirection);
    return cell;
  }

  /** The value as a whole number: half up, where it is an estimate. */
  private long count() {
    return new BigDecimal(values.get(OBS_VALUE)).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  boolean isProvisional() {
    return values.get(OBS_STATUS).equals(PROVISIONAL);
  }

  ExactCell exact() {
    return new ExactCell(count(), isProvisional(), travellers);
  }

  String asOf() {
    return values.get(AS_OF);
  }

  /** The order of rows of one frequency and one direction. */
  int compareWithinDirection(FlowLine other) {
    for (int i = MEASURE; i < OBS_VALUE; i++) {
      int order = compareCodePoints(values.get(i), other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** UTF-8 sorts by code points, which {@link String#compareTo} does not. */
  private static int compareCodePoints(String a, String b) {
    return a.equals(b)
        ? 0
        : Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
