package org.borderflow.topology.estimates;

import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.topology.codec.Written;

/** The crossings that are pending, by rule. */
final class PendingStore {

  private final KeyValueStore<Bytes, byte[]> store;

  PendingStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Keeps where a crossing stands; null removes it. */
  void put(PendingId id, PendingPlace pending) {
    Bytes key = Bytes.wrap(Written.bytes(id::write));
    store.put(key, pending == null ? null : Written.bytes(pending::write));
  }

  /**
   * Visits crossings that are pending under a rule, in the order of their keys.
   *
   * @param from what an earlier visit returned, or null to begin at the first
   * @param atMost how many to visit
   * @return where to go on, or null if all have been visited
   */
  Bytes visit(int rule, Bytes from, int atMost, BiConsumer<PendingId, PendingPlace> visitor) {
    Bytes first = from == null ? Bytes.wrap(new byte[] {(byte) rule}) : from;
    Bytes to = Bytes.wrap(new byte[] {(byte) (rule + 1)});
    int left = atMost;
    try (KeyValueIterator<Bytes, byte[]> some = store.range(first, to)) {
      while (some.hasNext()) {
        if (left-- == 0) {
          return some.peekNextKey();
        }
        KeyValue<Bytes, byte[]> each = some.next();
        visitor.accept(
            Written.read(each.key.get(), PendingId::read),
            Written.read(each.value, PendingPlace::read));
      }
    }
    return null;
  }
}
