package org.borderflow.topology.histories;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.rules.travel.Day;

/**
 * Who must be looked at again on which day although nobody crosses: key date and pseudonym, in the
 * order of the dates. A traveller with nothing undecided is not in it.
 */
final class Agenda {

  private static final byte[] PRESENT = {1};

  private final KeyValueStore<Bytes, byte[]> store;

  Agenda(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Moves a traveller's entry; {@link Day#NONE} on either side means that there is none. */
  void move(byte[] traveller, int from, int to) {
    if (from == to) {
      return;
    }
    if (from != Day.NONE) {
      // Not delete: that would read what stands there first.
      store.put(key(from, traveller), null);
    }
    if (to != Day.NONE) {
      store.put(key(to, traveller), PRESENT);
    }
  }

  boolean contains(byte[] traveller, int day) {
    return day != Day.NONE && store.get(key(day, traveller)) != null;
  }

  /** The travellers due on or before a day, the earliest first, at most so many. */
  List<Due> dueBy(int day, int atMost) {
    List<Due> due = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(null, key(day + 1, new byte[0]))) {
      while (entries.hasNext() && due.size() < atMost) {
        byte[] key = entries.next().key.get();
        due.add(
            new Due(
                ByteBuffer.wrap(key).getInt() ^ Integer.MIN_VALUE,
                Arrays.copyOfRange(key, Integer.BYTES, key.length)));
      }
    }
    return due;
  }

  /**
   * An entry of the agenda.
   *
   * @param day the day on which the traveller is due
   * @param traveller the pseudonym
   */
  record Due(int day, byte[] traveller) {}

  private static Bytes key(int day, byte[] traveller) {
    // The sign bit is turned so that days before 1970 sort first.
    return Bytes.wrap(
        ByteBuffer.allocate(Integer.BYTES + traveller.length)
            .putInt(day ^ Integer.MIN_VALUE)
            .put(traveller)
            .array());
  }
}
