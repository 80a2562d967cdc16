package org.borderflow.topology.ticks;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The few numbers a stage must remember about itself: ticks seen, running totals. */
public final class StageLedger {

  private final KeyValueStore<String, byte[]> store;

  /** A ledger kept in this store. */
  public StageLedger(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** A builder of the store of a ledger. */
  public static StoreBuilder<KeyValueStore<String, byte[]>> builder(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withCachingDisabled();
  }

  /** The entry of this name, or null. */
  public Entry get(String name) {
    byte[] bytes = store.get(name);
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Entry(buffer.getLong(), buffer.getInt());
  }

  /** Writes an entry. */
  public void put(String name, Entry entry) {
    store.put(
        name,
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
            .putLong(entry.number())
            .putInt(entry.day())
            .array());
  }

  /** The bytes of this name, or null. */
  public byte[] bytes(String name) {
    return store.get(name);
  }

  /** Writes bytes, or removes them if they are null. */
  public void putBytes(String name, byte[] bytes) {
    store.put(name, bytes);
  }

  /**
   * Something to remember.
   *
   * @param number a tick's number or a total
   * @param day a day since 1970-01-01, 0 where none applies
   */
  public record Entry(long number, int day) {}
}
