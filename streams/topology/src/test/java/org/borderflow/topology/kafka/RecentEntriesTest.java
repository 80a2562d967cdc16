package org.borderflow.topology.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.borderflow.topology.TestStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentEntriesTest {

  private final TestStores stores = new TestStores();
  private final KeyValueStore<Bytes, byte[]> store =
      stores.open(
          Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("entries"), Serdes.Bytes(), Serdes.ByteArray()));

  @AfterEach
  void close() {
    stores.close();
  }

  /** However few are at hand. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 100})
  void answersAsTheStoreDoes(int most) {
    RecentEntries entries = new RecentEntries(store, most);
    TreeMap<Bytes, byte[]> expected = new TreeMap<>();
    Random random = new Random(most);
    for (int i = 0; i < 2_000; i++) {
      Bytes key = key("k" + random.nextInt(10));
      if (random.nextBoolean()) {
        byte[] value = random.nextInt(4) == 0 ? null : new byte[] {(byte) i};
        entries.put(key, value);
        if (value == null) {
          expected.remove(key);
        } else {
          expected.put(key, value);
        }
      }
      assertThat(entries.get(key)).isEqualTo(expected.get(key));
      assertThat(store.get(key)).isEqualTo(expected.get(key));
    }
  }

  @Test
  void doesNotAskTheStoreTwice() {
    RecentEntries entries = new RecentEntries(store, 2);
    entries.get(key("absent"));
    store.put(key("absent"), new byte[] {1});

    assertThat(entries.get(key("absent"))).isNull();
  }

  private static Bytes key(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
