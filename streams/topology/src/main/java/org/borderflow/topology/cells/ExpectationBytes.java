package org.borderflow.topology.cells;

import java.nio.ByteBuffer;
import org.borderflow.estimates.Expectation;

/** An expectation in bytes. */
public final class ExpectationBytes {

  /** How many bytes it takes. */
  static final int SIZE = 6 * Long.BYTES;

  private ExpectationBytes() {}

  /** Writes an expectation. */
  public static byte[] write(Expectation expectation) {
    ByteBuffer out = ByteBuffer.allocate(SIZE);
    write(expectation, out);
    return out.array();
  }

  /** Reads an expectation. */
  public static Expectation read(byte[] bytes) {
    return read(ByteBuffer.wrap(bytes));
  }

  static void write(Expectation expectation, ByteBuffer out) {
    out.putLong(expectation.expected())
        .putLong(expectation.variance())
        .putLong(expectation.up())
        .putLong(expectation.down())
        .putLong(expectation.netUp())
        .putLong(expectation.netDown());
  }

  static Expectation read(ByteBuffer in) {
    return new Expectation(
        in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }
}
