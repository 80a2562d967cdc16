package org.borderflow.ingest.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Recognises, eight bytes at a time, text that is nothing but printable ASCII. */
final class PlainText {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SPACES = 0x2020202020202020L;
  private static final long ONES = 0x0101010101010101L;

  private PlainText() {}

  /** Whether every byte lies between the space and the tilde. */
  static boolean in(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONG.get(bytes, at);
      // The subtraction borrows from a byte below the space; the addition carries out of 0x7f.
      if (((eight | (eight - SPACES) | (eight + ONES)) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; at < to; at++) {
      if (bytes[at] < ' ' || bytes[at] == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
