package org.borderflow.simulator;

import java.util.EnumMap;

/** One line of a crossing file, still in its parts. No value holds a comma or a quote. */
final class Row {

  private final EnumMap<Column, String> values;

  private Row(EnumMap<Column, String> values) {
    this.values = values;
  }

  static Row blank() {
    return new Row(new EnumMap<>(Column.class));
  }

  String get(Column column) {
    return values.getOrDefault(column, "");
  }

  /** Changes this row. */
  Row put(Column column, String value) {
    values.put(column, value);
    return this;
  }

  /** Leaves this row as it is. */
  Row with(Column column, String value) {
    return new Row(values.clone()).put(column, value);
  }

  String line() {
    StringBuilder line = new StringBuilder(200);
    for (Column column : Column.values()) {
      line.append(get(column)).append(',');
    }
    return line.substring(0, line.length() - 1);
  }
}
