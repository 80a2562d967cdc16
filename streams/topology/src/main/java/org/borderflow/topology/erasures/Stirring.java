package org.borderflow.topology.erasures;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Writes a little into a store on each day after an erasure. Kafka compacts a changelog only as far
 * as something has come behind, and into some of them nothing may come for years.
 */
public final class Stirring {

  /** No key of the stores that are stirred is as short. */
  private static final Bytes KEY = Bytes.wrap(new byte[] {(byte) 0xff});

  private final KeyValueStore<Bytes, byte[]> store;

  /** For a store whose keys are longer than one byte. */
  public Stirring(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Something was erased from it. */
  public void begin() {
    write(0);
  }

  /** A day has come. */
  public void day(long tick) {
    if (store.get(KEY) != null) {
      write(tick);
    }
  }

  private void write(long tick) {
    store.put(KEY, ByteBuffer.allocate(Long.BYTES).putLong(tick).array());
  }
}
