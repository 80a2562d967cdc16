package org.borderflow.topology.cells;

import java.nio.ByteBuffer;
import org.borderflow.rules.flow.Counters;

/** Counters in bytes: pairs of slot and numbers, only those that are not zero. */
final class CountersCodec {

  private static final int BYTES_PER_SLOT = 1 + 2 * Long.BYTES;

  private CountersCodec() {}

  static int size(Counters counters) {
    int used = 0;
    for (int slot = 0; slot < counters.slots(); slot++) {
      if (counters.settled(slot) != 0 || counters.pending(slot) != 0) {
        used++;
      }
    }
    return used * BYTES_PER_SLOT;
  }

  static void write(Counters counters, ByteBuffer out) {
    for (int slot = 0; slot < counters.slots(); slot++) {
      if (counters.settled(slot) != 0 || counters.pending(slot) != 0) {
        out.put((byte) slot).putLong(counters.settled(slot)).putLong(counters.pending(slot));
      }
    }
  }

  static Counters read(ByteBuffer in, int rules) {
    Counters counters = new Counters(rules);
    while (in.hasRemaining()) {
      int slot = in.get() & 0xff;
      counters.addSettled(slot, in.getLong());
      counters.addPending(slot, in.getLong());
    }
    return counters;
  }
}
