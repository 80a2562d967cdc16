package org.borderflow.command.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.borderflow.ingest.read.Column;

/** Bodies of records, in every format, whole and damaged. */
public final class HostileBodies {

  private static final int USUAL_RECORDS = 60;

  /** More than are held back while nothing can be read. */
  private static final int MANY_RECORDS = 1_200;

  private static final List<Column> LEAST =
      List.of(
          Column.RECORD_ID,
          Column.DIRECTION,
          Column.CROSSED_AT,
          Column.BORDER_POST,
          Column.PERSON_ID,
          Column.CITIZENSHIP);

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final Random random;
  private final HostileValues values;

  /**
   * What breaks the rows of one table apart, at most one kind in each: with a separator too many
   * here and one too few there, a name could come to stand in the place of the record's id, which
   * nobody could know for one.
   */
  private enum Damage {
    NONE,
    SEPARATORS,
    LINE_FEEDS,
    QUOTES,
    A_BYTE
  }

  public HostileBodies(Random random, HostileValues values) {
    this.random = random;
    this.values = values;
  }

  public HostileBody next() {
    int records =
        values.oneIn(400) ? MANY_RECORDS : values.oneIn(10) ? 0 : random.nextInt(USUAL_RECORDS);
    return switch (random.nextInt(5)) {
      case 0, 1 -> new HostileBody("text/csv", table(records), records);
      case 2 -> new HostileBody("application/json", document(records), Math.max(1, records));
      case 3 -> new HostileBody("application/x-ndjson", lines(records), records);
      default -> new HostileBody("application/x-ndjson", lines(records), records);
    };
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>(values.oneIn(2) ? LEAST : List.of(Column.values()));
    if (values.oneIn(30)) {
      columns.remove(random.nextInt(columns.size()));
    }
    if (values.oneIn(2)) {
      Collections.shuffle(columns, random);
    }
    return columns;
  }

  private String table(int records) {
    List<Column> columns = columns();
    List<String> titles = new ArrayList<>(columns.stream().map(Column::title).toList());
    titles.add("surname");
    if (values.oneIn(20)) {
      titles.add(values.any(List.of(values.secret(), title(), "record_id", "\"")));
    }
    String mark = values.oneIn(10) ? "\u00ef\u00bb\u00bf" : "";
    String end = values.any(List.of("\n", "\n", "\r\n", values.oneIn(20) ? "\r" : "\n"));
    Damage damage = values.any(Arrays.asList(Damage.values()));
    StringBuilder text = new StringBuilder(mark).append(String.join(",", titles)).append(end);
    for (int record = 0; record < records; record++) {
      List<String> row = new ArrayList<>();
      columns.forEach(column -> row.add(field(values.of(column), damage)));
      while (row.size() < titles.size()) {
        row.add(field(values.secret(), damage));
      }
      String line = String.join(",", row);
      text.append(damage == Damage.A_BYTE && values.oneIn(4) ? damaged(line) : line).append(end);
    }
    return whole(text);
  }

  /** Of one column, whatever else it is. */
  private String title() {
    return values.odd().replace(',', ';');
  }

  private String field(String value, Damage damage) {
    boolean mustBeQuoted =
        value.indexOf(',') >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0;
    String written =
        mustBeQuoted || values.oneIn(6) ? '"' + value.replace("\"", "\"\"") + '"' : value;
    if (!values.oneIn(100)) {
      return written;
    }
    return switch (damage) {
      case SEPARATORS -> written + ",";
      case LINE_FEEDS -> "\n" + written;
      case QUOTES -> "\"" + written;
      default -> written;
    };
  }

  private String document(int records) {
    if (records == 0 && values.oneIn(2)) {
      return values.any(List.of("[]", "", " ", "null", "17", "\"" + values.secret() + "\"", "[["));
    }
    List<String> elements = new ArrayList<>();
    for (int record = 0; record < Math.max(1, records); record++) {
      elements.add(object());
    }
    return whole(
        new StringBuilder(
            records == 1 && values.oneIn(2)
                ? elements.get(0)
                : "[" + String.join(values.oneIn(50) ? ",," : ",\n", elements) + "]"));
  }

  private String lines(int records) {
    StringBuilder text = new StringBuilder(values.oneIn(10) ? "\u00ef\u00bb\u00bf" : "");
    for (int record = 0; record < records; record++) {
      String line = object();
      text.append(values.oneIn(30) ? damaged(line) : line)
          .append(values.any(List.of("\n", "\n", "\r\n", "\n\n")));
    }
    return whole(text);
  }

  private String object() {
    if (values.oneIn(60)) {
      return values.any(
          List.of("17", "null", '"' + values.secret() + '"', "[" + quoted(values.odd()) + "]"));
    }
    List<String> members = new ArrayList<>();
    for (Column column : columns()) {
      if (column.ordinal() <= Column.CROSSED_AT.ordinal() || !values.oneIn(3)) {
        members.add('"' + column.title() + "\":" + value(values.of(column)));
      }
    }
    members.add("\"surname\":" + quoted(values.secret()));
    if (values.oneIn(40)) {
      members.add(quoted(values.any(List.of(values.secret(), values.odd()))) + ":" + deep());
    }
    if (values.oneIn(60)) {
      members.add(members.get(random.nextInt(members.size())));
    }
    return "{" + String.join(",", members) + "}";
  }

  private String value(String text) {
    return NUMBER.matcher(text).matches() || values.oneIn(100)
        ? text.isEmpty() ? "null" : text
        : values.oneIn(300) ? deep() : quoted(text);
  }

  private String quoted(String text) {
    if (values.oneIn(100)) {
      return "\"\\ud800\"";
    }
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    // Other control characters stay as they are, which JSON does not allow.
    return '"' + (values.oneIn(3) ? escaped.replace("\0", "\\u0000") : escaped) + '"';
  }

  private String deep() {
    int depth = values.any(List.of(1, 10, 999, 1_001, values.oneIn(20) ? 30_000 : 5));
    return values.oneIn(2)
        ? "[".repeat(depth) + "]".repeat(values.oneIn(4) ? depth - 1 : depth)
        : "{\"a\":".repeat(depth) + quoted(values.secret()) + "}".repeat(depth);
  }

  /** A byte changed, left out or put in. */
  private String damaged(String line) {
    int at = random.nextInt(line.length());
    String instead = values.any(List.of("", "\0", "\u00ff", "\"", ",", "{", "\\", "\r", "\n"));
    return line.substring(0, at) + instead + line.substring(at + random.nextInt(2));
  }

  /** A text to its end, or not quite. */
  private String whole(StringBuilder text) {
    return values.oneIn(15)
        ? text.substring(0, random.nextInt(text.length() + 1))
        : text.toString();
  }
}
