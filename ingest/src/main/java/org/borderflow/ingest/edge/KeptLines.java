package org.borderflow.ingest.edge;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps the lines that were read through it until they are asked for. Of a line that is longer than
 * any record may be, only so much is kept that it is still too long.
 */
final class KeptLines extends FilterInputStream {

  /** Longer than the longest record and a line ending. */
  private static final int KEPT = 64 * 1024 + 4;

  private final Deque<byte[]> lines = new ArrayDeque<>();
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private long first = 1;

  KeptLines(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read < 0) {
      endLine();
    }
    int from = offset;
    for (int at = offset; at < offset + read; at++) {
      if (buffer[at] == '\n') {
        keep(buffer, from, at);
        lines.add(begun.toByteArray());
        begun.reset();
        from = at + 1;
      }
    }
    keep(buffer, from, offset + read);
    return read;
  }

  /** A last line need not end. */
  private void endLine() {
    if (begun.size() > 0) {
      lines.add(begun.toByteArray());
      begun.reset();
    }
  }

  private void keep(byte[] buffer, int from, int to) {
    int length = Math.min(to - from, KEPT - begun.size());
    if (length > 0) {
      begun.write(buffer, from, length);
    }
  }

  /** Number of the first line that is kept, from 1. */
  long first() {
    return first;
  }

  /** Number of the line behind the last one that was read whole. */
  long end() {
    return first + lines.size();
  }

  /** The first line that is kept, without its line feed; it then is no longer. */
  byte[] take() {
    first++;
    return lines.remove();
  }
}
