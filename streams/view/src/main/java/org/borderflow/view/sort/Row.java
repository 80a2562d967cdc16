package org.borderflow.view.sort;

/** One row in the making: what it is sorted by, and the line to write. Used again and again. */
public final class Row {

  private final SortKey key = new SortKey();
  private final CsvLine line = new CsvLine();

  /** An empty row. */
  public Row() {}

  /** Starts the next row. */
  public Row next() {
    key.clear();
    line.clear();
    return this;
  }

  /** What the row is sorted by and recognised by. */
  public SortKey key() {
    return key;
  }

  /** The line to write. */
  public CsvLine line() {
    return line;
  }
}
