package org.borderflow.topology.estimates;

import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

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

  /** Visits all crossings that are pending under a rule. */
  void visit(int rule, BiConsumer<PendingId, PendingPlace> visitor) {
    Bytes from = Bytes.wrap(new byte[] {(byte) rule});
    Bytes to = Bytes.wrap(new byte[] {(byte) (rule + 1)});
    try (KeyValueIterator<Bytes, byte[]> all = store.range(from, to)) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> each = all.next();
        visitor.accept(
            Written.read(each.key.get(), PendingId::read),
            Written.read(each.value, PendingPlace::read));
      }
    }
  }
}
