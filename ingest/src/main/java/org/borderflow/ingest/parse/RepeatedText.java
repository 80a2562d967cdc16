package org.borderflow.ingest.parse;

import java.nio.charset.StandardCharsets;

/**
 * Strings of values that come again and again, such as codes of posts, so that each is made once. A
 * table of fixed size in which a newcomer takes the place of the one before: it never grows,
 * whatever the file holds.
 *
 * <p>The codecs of the streams have a like table of their own: that one is of whole values in UTF-8
 * and keeps their bytes, this one of plain ranges in a buffer that is about to be filled anew.
 * Written once, both would do the other's work for every record.
 */
final class RepeatedText {

  private static final int PLACES = 1024;

  private final String[] strings = new String[PLACES];

  /** The string of a range of printable ASCII. */
  String of(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + bytes[at];
    }
    int place = (hash ^ hash >>> 10 ^ hash >>> 20) & PLACES - 1;
    String known = strings[place];
    if (known == null || !same(known, bytes, from, to)) {
      known = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
      strings[place] = known;
    }
    return known;
  }

  private static boolean same(String known, byte[] bytes, int from, int to) {
    if (known.length() != to - from) {
      return false;
    }
    for (int at = from; at < to; at++) {
      if (known.charAt(at - from) != bytes[at]) {
        return false;
      }
    }
    return true;
  }
}
