package org.borderflow.view.sort;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Walks through the rows of one sorted run, each key once. The current row is {@code array} from
 * {@code at}: lengths of key and group (two bytes each), length of the line (four bytes, {@link
 * #GONE} for a row that was taken back), key, line.
 */
abstract class RowCursor implements Closeable {

  static final int HEAD = 8;
  static final int GONE = -1;

  byte[] array;
  int at;

  /** Moves to the next row; false when there is none. */
  abstract boolean next() throws IOException;

  @Override
  public void close() throws IOException {}

  final int keyAt() {
    return at + HEAD;
  }

  final int keyLength() {
    return keyLength(array, at);
  }

  final int groupLength() {
    return (short) Big.SHORT.get(array, at + 2) & 0xffff;
  }

  final int lineLength() {
    return (int) Big.INT.get(array, at + 4);
  }

  final int lineAt() {
    return keyAt() + keyLength();
  }

  final int size() {
    return size(array, at);
  }

  final int compareKey(RowCursor other) {
    return Arrays.compareUnsigned(
        array,
        keyAt(),
        keyAt() + keyLength(),
        other.array,
        other.keyAt(),
        other.keyAt() + other.keyLength());
  }

  static int keyLength(byte[] array, int at) {
    return (short) Big.SHORT.get(array, at) & 0xffff;
  }

  static int size(byte[] array, int at) {
    int line = (int) Big.INT.get(array, at + 4);
    return HEAD + keyLength(array, at) + Math.max(0, line);
  }
}
