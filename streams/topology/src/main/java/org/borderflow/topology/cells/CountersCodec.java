package org.borderflow.topology.cells;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.borderflow.rules.flow.Counters;

/**
 * Counters in bytes: the form, then the slots that are not zero, each with its numbers in as few
 * bytes as they need.
 */
final class CountersCodec {

  /** The earlier form began with a slot, and had no travellers. */
  private static final byte FORM = (byte) 0x81;

  private static final int MOST_BYTES_PER_NUMBER = 10;
  private static final int MOST_BYTES_PER_SLOT = 1 + 4 * MOST_BYTES_PER_NUMBER;

  private CountersCodec() {}

  static byte[] write(Counters counters) {
    ByteBuffer out = ByteBuffer.allocate(1 + counters.slots() * MOST_BYTES_PER_SLOT).put(FORM);
    for (int slot = 0; slot < counters.slots(); slot++) {
      if (!counters.isZero(slot)) {
        out.put((byte) slot);
        put(out, counters.settled(slot));
        put(out, counters.pending(slot));
        put(out, counters.travellers(slot));
        put(out, counters.firstInYear(slot));
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /**
   * Reads what is left.
   *
   * @throws IllegalStateException if another version wrote it
   */
  static Counters read(ByteBuffer in, int rules) {
    if (in.get() != FORM) {
      throw new IllegalStateException(
          "The cells were counted by an earlier version, which did not count travellers; count anew"
              + " in a new data directory");
    }
    Counters counters = new Counters(rules);
    while (in.hasRemaining()) {
      int slot = in.get() & 0xff;
      counters.addSettled(slot, get(in));
      counters.addPending(slot, get(in));
      counters.addTravellers(slot, get(in));
      counters.addFirstInYear(slot, get(in));
    }
    return counters;
  }

  /**
   * Small numbers of either sign first; seven bits a byte, the highest bit says that more follow.
   */
  private static void put(ByteBuffer out, long number) {
    long left = (number << 1) ^ (number >> (Long.SIZE - 1));
    while ((left & ~0x7fL) != 0) {
      out.put((byte) (left | 0x80));
      left >>>= 7;
    }
    out.put((byte) left);
  }

  private static long get(ByteBuffer in) {
    long folded = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      folded |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return (folded >>> 1) ^ -(folded & 1);
  }
}
