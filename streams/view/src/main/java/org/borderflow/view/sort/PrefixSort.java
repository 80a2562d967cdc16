package org.borderflow.view.sort;

/**
 * Sorts rows by their keys, eight bytes at a time: a stable merge sort over the first eight bytes
 * as numbers, then, among rows that agree in them, over the next eight. The numbers lie side by
 * side, so that the rows themselves, which are all over the memory, are looked at once per eight
 * bytes and not once per comparison.
 */
final class PrefixSort {

  private static final int INSERTION = 12;

  private final byte[] arena;
  private final int rows;
  private final int[] starts;
  private final int[] startsAside;
  private final long[] prefixes;
  private final long[] prefixesAside;

  PrefixSort(byte[] arena, int[] starts, int rows) {
    this.arena = arena;
    this.rows = rows;
    this.starts = starts;
    this.startsAside = new int[rows];
    this.prefixes = new long[rows];
    this.prefixesAside = new long[rows];
  }

  void sort() {
    sort(0, rows, 0);
  }

  private void sort(int from, int to, int depth) {
    for (int i = from; i < to; i++) {
      prefixes[i] = prefix(starts[i], depth);
    }
    sortByPrefix(from, to);
    int i = from;
    while (i < to) {
      int end = i + 1;
      while (end < to && prefixes[end] == prefixes[i]) {
        end++;
      }
      // No key begins another one: whoever agrees with a key to its end is that key.
      if (end - i > 1 && RowCursor.keyLength(arena, starts[i]) > depth + Long.BYTES) {
        sort(i, end, depth + Long.BYTES);
      }
      i = end;
    }
  }

  private long prefix(int start, int depth) {
    int length = RowCursor.keyLength(arena, start) - depth;
    int at = start + RowCursor.HEAD + depth;
    if (length >= Long.BYTES) {
      return (long) Big.LONG.get(arena, at) ^ Long.MIN_VALUE;
    }
    long prefix = 0;
    for (int i = 0; i < length; i++) {
      prefix |= (arena[at + i] & 0xffL) << (56 - 8 * i);
    }
    return prefix ^ Long.MIN_VALUE;
  }

  private void sortByPrefix(int from, int to) {
    for (int block = from; block < to; block += INSERTION) {
      insertionSort(block, Math.min(block + INSERTION, to));
    }
    for (long width = INSERTION; width < to - from; width *= 2) {
      for (long left = from; left < to; left += 2 * width) {
        int middle = (int) Math.min(left + width, to);
        merge((int) left, middle, (int) Math.min(left + 2 * width, to));
      }
    }
  }

  private void insertionSort(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long prefix = prefixes[i];
      int start = starts[i];
      int at = i;
      while (at > from && prefixes[at - 1] > prefix) {
        prefixes[at] = prefixes[at - 1];
        starts[at] = starts[at - 1];
        at--;
      }
      prefixes[at] = prefix;
      starts[at] = start;
    }
  }

  /** Merges two neighbours in place, by way of a copy of the left one. */
  private void merge(int from, int middle, int to) {
    if (middle >= to || prefixes[middle - 1] <= prefixes[middle]) {
      return;
    }
    int count = middle - from;
    System.arraycopy(prefixes, from, prefixesAside, 0, count);
    System.arraycopy(starts, from, startsAside, 0, count);
    int left = 0;
    int right = middle;
    int at = from;
    while (left < count && right < to) {
      if (prefixesAside[left] <= prefixes[right]) {
        prefixes[at] = prefixesAside[left];
        starts[at++] = startsAside[left++];
      } else {
        prefixes[at] = prefixes[right];
        starts[at++] = starts[right++];
      }
    }
    System.arraycopy(prefixesAside, left, prefixes, at, count - left);
    System.arraycopy(startsAside, left, starts, at, count - left);
  }
}
