package org.borderflow.view.sort;

import java.util.Arrays;

/** Rows in memory: one array of bytes that holds them all, and where each begins. */
final class RunBuffer {

  /** Where a row begins, its prefix, and both once more while they are sorted. */
  private static final int INDEX_BYTES_PER_ROW = 24;

  private static final int FIRST_BYTES = 1 << 16;
  private static final int FIRST_ROWS = 1 << 10;

  private final int mostBytes;
  private final int mostRows;
  private byte[] arena = new byte[FIRST_BYTES];
  private int used;
  private int[] starts = new int[FIRST_ROWS];
  private int rows;

  RunBuffer(long memory) {
    this.mostBytes = (int) Math.min(memory / 4 * 3, Integer.MAX_VALUE - 64);
    this.mostRows = (int) Math.min(memory / 4 / INDEX_BYTES_PER_ROW + 1, Integer.MAX_VALUE - 64);
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** Adds a row unless the memory is used up. A row alone is taken whatever its size. */
  boolean add(SortKey key, CsvLine line, boolean gone) {
    int lineLength = gone ? 0 : line.length;
    int size = RowCursor.HEAD + key.length + lineLength;
    if (rows > 0 && (size > mostBytes - used || rows >= mostRows)) {
      return false;
    }
    if (key.length > 0xffff) {
      throw new IllegalArgumentException("A sort key of " + key.length + " bytes");
    }
    makeRoom(size);
    starts[rows++] = used;
    Big.SHORT.set(arena, used, (short) key.length);
    Big.SHORT.set(arena, used + 2, (short) key.groupLength());
    Big.INT.set(arena, used + 4, gone ? RowCursor.GONE : lineLength);
    System.arraycopy(key.bytes, 0, arena, used + RowCursor.HEAD, key.length);
    if (!gone) {
      System.arraycopy(line.bytes, 0, arena, used + RowCursor.HEAD + key.length, lineLength);
    }
    used += size;
    return true;
  }

  private void makeRoom(int size) {
    if (size > arena.length - used) {
      long doubled = Math.min(2L * arena.length, mostBytes);
      arena = Arrays.copyOf(arena, (int) Math.max(doubled, (long) used + size));
    }
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, (int) Math.max(rows + 1L, Math.min(2L * rows, mostRows)));
    }
  }

  void sort() {
    new PrefixSort(arena, starts, rows).sort();
  }

  void clear() {
    used = 0;
    rows = 0;
  }

  /** The sorted rows; of several with one key the one added last. */
  RowCursor cursor() {
    return new Cursor();
  }

  private final class Cursor extends RowCursor {

    private int position = -1;

    Cursor() {
      this.array = arena;
    }

    @Override
    boolean next() {
      position++;
      while (position + 1 < rows && sameKey(starts[position], starts[position + 1])) {
        position++;
      }
      if (position >= rows) {
        return false;
      }
      at = starts[position];
      return true;
    }

    private boolean sameKey(int a, int b) {
      int length = keyLength(array, a);
      return length == keyLength(array, b)
          && Arrays.equals(array, a + HEAD, a + HEAD + length, array, b + HEAD, b + HEAD + length);
    }
  }
}
