package org.borderflow.command.gaps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.borderflow.gaps.fields.Share;

/** A table that is written as CSV and as JSON alike. */
final class Table {

  private final String name;
  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param name the name of its file, and of its part of the JSON document
   */
  Table(String name, String... columns) {
    this.name = name;
    this.columns = List.of(columns);
  }

  /**
   * Adds a row. A {@link Share} fills two columns, a list one, its parts with {@code |} between.
   */
  Table row(Object... values) {
    List<Object> row = new ArrayList<>(columns.size());
    for (Object value : values) {
      if (value instanceof Share share) {
        row.add(share.numerator());
        row.add(share.denominator());
      } else {
        row.add(value);
      }
    }
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          name + ": a row of " + row.size() + " values for " + columns.size() + " columns");
    }
    rows.add(row);
    return this;
  }

  String name() {
    return name;
  }

  /** The lines of a CSV file, the header first. */
  List<String> csv() {
    List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
    for (List<Object> row : rows) {
      lines.add(row.stream().map(Table::field).collect(Collectors.joining(",")));
    }
    return lines;
  }

  /** The rows by column, for JSON. */
  List<Map<String, Object>> json() {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        object.put(columns.get(i), row.get(i));
      }
      objects.add(object);
    }
    return objects;
  }

  private static String field(Object value) {
    String text =
        value instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(" | "))
            : String.valueOf(value);
    return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
