package org.borderflow.view.sort;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The bytes a row is sorted by and recognised by, part after part.
 *
 * <p>Compared as unsigned bytes, two keys of the same parts compare part by part: texts in the
 * order of their Unicode code points, numbers by value. A part ends with a zero byte, which comes
 * before every character, so that "A" stands before "A,1" and "A 1" alike; the two characters that
 * would disturb this (U+0000, U+0001) are escaped. No key is the beginning of another one, which
 * the sort relies on.
 */
public final class SortKey extends GrowingBytes {

  private static final byte END = 0;
  private static final byte ESCAPE = 1;

  private int group = -1;

  /** An empty key. */
  public SortKey() {}

  /** Adds a text. */
  public SortKey text(String text) {
    byte[] utf8 = utf8(text);
    return text(utf8, 0, utf8.length);
  }

  /** Adds a text that is already UTF-8. */
  public SortKey text(byte[] utf8, int from, int count) {
    reserve(2 * count + 1);
    byte[] target = bytes;
    int at = length;
    for (int i = from; i < from + count; i++) {
      byte b = utf8[i];
      if (b == END || b == ESCAPE) {
        target[at++] = ESCAPE;
        target[at++] = (byte) (b + 1);
      } else {
        target[at++] = b;
      }
    }
    target[at++] = END;
    length = at;
    return this;
  }

  /** Adds a number. */
  public SortKey number(long number) {
    reserve(Long.BYTES);
    Big.LONG.set(bytes, length, number ^ Long.MIN_VALUE);
    length += Long.BYTES;
    return this;
  }

  /**
   * Says that the parts so far are the ones a reader sees, and that the parts to come only tell
   * rows apart. Rows that agree up to here are put in the order of their lines.
   */
  public SortKey endOfGroup() {
    group = length;
    return this;
  }

  int groupLength() {
    return group < 0 ? length : group;
  }

  /** The bytes so far. */
  public ByteBuffer copy() {
    return ByteBuffer.wrap(Arrays.copyOf(bytes, length));
  }

  void clear() {
    length = 0;
    group = -1;
  }
}
