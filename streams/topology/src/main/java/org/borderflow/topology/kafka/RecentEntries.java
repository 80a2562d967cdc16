package org.borderflow.topology.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A store of which the entries that were asked for last are at hand: the same few are asked for
 * again and again, and each question to the store itself costs as much as what is done with the
 * answer. Whatever is written goes to the store at once.
 */
public final class RecentEntries {

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<Bytes, Optional<byte[]>> recent;

  /**
   * A store with nothing at hand.
   *
   * @param store nobody else writes to it
   * @param most how many entries may be at hand
   */
  public RecentEntries(KeyValueStore<Bytes, byte[]> store, int most) {
    this.store = store;
    this.recent =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Bytes, Optional<byte[]>> eldest) {
            return size() > most;
          }
        };
  }

  /** What stands under a key, or null. It is not to be changed. */
  public byte[] get(Bytes key) {
    Optional<byte[]> known = recent.get(key);
    if (known == null) {
      known = Optional.ofNullable(store.get(key));
      recent.put(key, known);
    }
    return known.orElse(null);
  }

  /** Writes what stands under a key; null removes it. */
  public void put(Bytes key, byte[] value) {
    store.put(key, value);
    recent.put(key, Optional.ofNullable(value));
  }
}
