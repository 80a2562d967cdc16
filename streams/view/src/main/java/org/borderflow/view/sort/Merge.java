package org.borderflow.view.sort;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Merges sorted runs. Of several rows with one key the one from the youngest run counts; if that
 * one takes the row back, none is written.
 */
final class Merge {

  /** A heap; of equal keys the youngest run stands first. */
  private final Source[] heap;

  private int size;

  private byte[] lastKey = new byte[256];
  private int lastKeyLength = -1;

  private record Source(RowCursor rows, int age) {

    boolean before(Source other) {
      int order = rows.compareKey(other.rows);
      return order != 0 ? order < 0 : age > other.age;
    }
  }

  /** A merge of runs, the oldest first. */
  Merge(List<RowCursor> runs) throws IOException {
    this.heap = new Source[runs.size()];
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).next()) {
        heap[size++] = new Source(runs.get(i), i);
      }
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  long writeTo(OutputStream out) throws IOException {
    LineWriter lines = new LineWriter(out);
    while (size > 0) {
      RowCursor row = heap[0].rows;
      if (!isLast(row)) {
        lastKeyLength = row.keyLength();
        lastKey = LineWriter.copy(row.array, row.keyAt(), lastKeyLength, lastKey);
        if (row.lineLength() != RowCursor.GONE) {
          lines.write(row);
        }
      }
      if (!row.next()) {
        heap[0] = heap[--size];
      }
      sink(0);
    }
    return lines.finish();
  }

  private boolean isLast(RowCursor row) {
    return row.keyLength() == lastKeyLength
        && Arrays.equals(
            row.array, row.keyAt(), row.keyAt() + lastKeyLength, lastKey, 0, lastKeyLength);
  }

  private void sink(int from) {
    if (size == 0) {
      return;
    }
    Source sinking = heap[from];
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && heap[child + 1].before(heap[child])) {
        child++;
      }
      if (!heap[child].before(sinking)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = sinking;
  }
}
