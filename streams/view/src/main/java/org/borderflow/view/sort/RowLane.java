package org.borderflow.view.sort;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One way into {@link SortedRows}, for one thread. Rows of one key must all take the same lane. */
public final class RowLane {

  private final RunBuffer buffer;
  private final SortedRows rows;
  private boolean sorted;

  RowLane(RunBuffer buffer, SortedRows rows) {
    this.buffer = buffer;
    this.rows = rows;
  }

  /** Puts the row in the place of any earlier one with its key. */
  public void put(Row row) {
    row.line().end();
    take(row, false);
  }

  /** Takes back the row with this row's key, if there is one. */
  public void remove(Row row) {
    take(row, true);
  }

  private void take(Row row, boolean gone) {
    sorted = false;
    if (!buffer.add(row.key(), row.line(), gone)) {
      spill();
      buffer.add(row.key(), row.line(), gone);
    }
  }

  private void spill() {
    sort();
    try {
      rows.spill(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException("A sorted run could not be written", e);
    }
    sorted = false;
  }

  /** Sorts what is in memory. Done in the lane's own thread, the lanes sort at the same time. */
  public void sort() {
    if (!sorted) {
      buffer.sort();
      sorted = true;
    }
  }

  RowCursor cursor() {
    sort();
    return buffer.cursor();
  }
}
