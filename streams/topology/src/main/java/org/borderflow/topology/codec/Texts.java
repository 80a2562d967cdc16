package org.borderflow.topology.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.util.Utf8;

/**
 * Strings of codes that come again and again, so that each is made once and compares fast. A table
 * of fixed size in which a newcomer takes the place of the one before: it never grows.
 */
final class Texts {

  private static final int PLACES = 4096;

  private final byte[][] bytes = new byte[PLACES][];
  private final String[] strings = new String[PLACES];

  String of(Utf8 text) {
    int length = text.getByteLength();
    if (length == 0) {
      return "";
    }
    byte[] utf8 = text.getBytes();
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + utf8[i];
    }
    int place = (hash ^ hash >>> 12 ^ hash >>> 24) & PLACES - 1;
    byte[] known = bytes[place];
    if (known == null || !Arrays.equals(known, 0, known.length, utf8, 0, length)) {
      bytes[place] = Arrays.copyOf(utf8, length);
      strings[place] = new String(utf8, 0, length, StandardCharsets.UTF_8);
    }
    return strings[place];
  }
}
