package org.borderflow.view.sort;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are appended to and then used again from the start, without garbage in between. */
abstract sealed class GrowingBytes permits SortKey, CsvLine {

  byte[] bytes = new byte[256];
  int length;

  void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  void put(byte b) {
    reserve(1);
    bytes[length++] = b;
  }

  void put(byte[] source, int from, int count) {
    reserve(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
