package org.borderflow.ingest.read;

import java.io.IOException;
import java.io.InputStream;

/**
 * The physical lines of an input, in one buffer that is filled block by block and grows with what
 * comes: most bodies over HTTP are small. A record may extend over further lines and give them
 * back. A line beyond {@link #LONGEST} is passed over without being held.
 */
final class Lines {

  /** Longest record, in bytes, without its line ending. */
  static final int LONGEST = 64 * 1024;

  private static final int FIRST_BUFFER = 8 * 1024;
  private static final int LARGEST_BUFFER = 4 * LONGEST;

  private final String source;
  private final InputStream in;

  private byte[] buffer = new byte[FIRST_BUFFER];
  private int limit;
  private boolean exhausted;
  private boolean begun;

  private long number = 1;
  private int taken;
  private int start;
  private int end;
  private int next;
  private boolean tooLong;

  Lines(String source, InputStream in) {
    this.source = source;
    this.in = in;
  }

  /** Goes on to the line after those of the current record. */
  boolean next() {
    number += taken;
    start = next;
    tooLong = false;
    if (!begun) {
      begun = true;
      skipByteOrderMark();
    }
    taken = 1;
    int feed = feedFrom(start);
    if (feed < 0) {
      tooLong = true;
      skipLine();
      return true;
    }
    if (feed == limit && start == limit) {
      taken = 0;
      return false;
    }
    endAt(feed);
    tooLong = end - start > LONGEST;
    return true;
  }

  /**
   * Adds the next physical line to the current record.
   *
   * @return false, with nothing changed, if there is none or the record would grow too long
   */
  boolean extend() {
    if (next >= limit && (exhausted || !fill())) {
      return false;
    }
    int feed = feedFrom(next);
    if (feed < 0 || feed - start > LONGEST) {
      return false;
    }
    endAt(feed);
    taken++;
    return true;
  }

  /** Gives back all lines but the first. */
  void shrink() {
    taken = 1;
    endAt(feedFrom(start));
  }

  /** What the current record stands in, until lines are read on. */
  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** First byte after the record, its line ending not included. */
  int end() {
    return end;
  }

  /** Number of the record's first line, from 1. */
  long number() {
    return number;
  }

  boolean tooLong() {
    return tooLong;
  }

  /** Whether the line holds nothing but blanks. */
  boolean blank() {
    for (int at = start; at < end; at++) {
      byte b = buffer[at];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private void endAt(int feed) {
    end = feed > start && buffer[feed - 1] == '\r' ? feed - 1 : feed;
    next = Math.min(feed + 1, limit);
  }

  /** Place of the next line feed, the limit if the input ends before it, -1 if it is too far. */
  private int feedFrom(int from) {
    int at = from;
    while (true) {
      int stop = Math.min(limit, start + LONGEST + 2); // the last two may be the line ending
      while (at < stop && buffer[at] != '\n') {
        at++;
      }
      if (at < stop) {
        return at;
      }
      if (at - start >= LONGEST + 2) {
        return -1;
      }
      int before = start;
      if (exhausted || !fill()) {
        return limit;
      }
      at -= before - start;
    }
  }

  private void skipLine() {
    while (true) {
      for (int at = start; at < limit; at++) {
        if (buffer[at] == '\n') {
          start = at;
          end = at;
          next = at + 1;
          return;
        }
      }
      start = limit;
      end = limit;
      next = limit;
      if (exhausted || !fill()) {
        return;
      }
    }
  }

  private void skipByteOrderMark() {
    while (limit < 3 && fill()) {
      // until the mark could be seen
    }
    if (limit >= 3
        && buffer[0] == (byte) 0xef
        && buffer[1] == (byte) 0xbb
        && buffer[2] == (byte) 0xbf) {
      start = 3;
    }
  }

  /** Reads on, making room if there is none behind the current record. */
  private boolean fill() {
    if (limit == buffer.length) {
      makeRoom();
    }
    int read;
    try {
      read = in.read(buffer, limit, buffer.length - limit);
    } catch (IOException e) {
      throw UnusableInput.of(source, e);
    }
    if (read <= 0) {
      exhausted = true;
      return false;
    }
    limit += read;
    return true;
  }

  private void makeRoom() {
    byte[] roomy = buffer.length < LARGEST_BUFFER ? new byte[2 * buffer.length] : buffer;
    System.arraycopy(buffer, start, roomy, 0, limit - start);
    buffer = roomy;
    limit -= start;
    end -= start;
    next -= start;
    start = 0;
  }
}
