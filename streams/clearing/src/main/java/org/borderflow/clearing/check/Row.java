package org.borderflow.clearing.check;

/** A row of a table as it stands in its file. */
public final class Row {

  private final long line;
  private final String[] values;

  /** A row with nothing in it. */
  public Row(long line) {
    this.line = line;
    this.values = new String[Field.values().length];
  }

  /** Puts a value into it. */
  public Row put(Field field, String value) {
    values[field.ordinal()] = value.strip();
    return this;
  }

  /** Where it stands in the file, from 1. */
  public long line() {
    return line;
  }

  /** The value of a column; empty if there is none. */
  public String get(Field field) {
    String value = values[field.ordinal()];
    return value == null ? "" : value;
  }

  /** The value of a dimension; all of it if there is none. */
  String dimension(Field field) {
    String value = get(field);
    return value.isEmpty() ? "_T" : value;
  }
}
