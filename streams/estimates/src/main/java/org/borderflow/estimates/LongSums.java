package org.borderflow.estimates;

import java.util.Arrays;

/** Sums by a number, in open addressing: nothing but two arrays, for many additions. */
final class LongSums {
  private static final int SMALLEST = 1 << 10;
  private static final long EMPTY = -1;

  private long[] keys;
  private long[] sums;
  private int size;

  LongSums() {
    clear();
  }

  /** Adds to the sum of a key, which is not negative. */
  void add(long key, long count) {
    int place = place(keys, key);
    if (keys[place] == EMPTY) {
      keys[place] = key;
      size++;
    }
    sums[place] += count;
    if (2 * size > keys.length) {
      grow();
    }
  }

  /** How many keys there are. */
  int size() {
    return size;
  }

  /** The sum of a key. */
  long of(long key) {
    return sums[place(keys, key)];
  }

  /** The keys whose sums are not zero, ascending. */
  long[] keysOfSums() {
    long[] some = new long[size];
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != EMPTY && sums[i] != 0) {
        some[count++] = keys[i];
      }
    }
    long[] sorted = Arrays.copyOf(some, count);
    Arrays.sort(sorted);
    return sorted;
  }

  void clear() {
    keys = new long[SMALLEST];
    Arrays.fill(keys, EMPTY);
    sums = new long[SMALLEST];
    size = 0;
  }

  private void grow() {
    long[] newKeys = new long[2 * keys.length];
    Arrays.fill(newKeys, EMPTY);
    long[] newSums = new long[newKeys.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != EMPTY) {
        int place = place(newKeys, keys[i]);
        newKeys[place] = keys[i];
        newSums[place] = sums[i];
      }
    }
    keys = newKeys;
    sums = newSums;
  }

  private static int place(long[] keys, long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int place = (int) (mixed ^ mixed >>> 32) & keys.length - 1;
    while (keys[place] != EMPTY && keys[place] != key) {
      place = place + 1 & keys.length - 1;
    }
    return place;
  }
}
