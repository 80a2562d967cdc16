package org.borderflow.topology.links;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.rules.identity.LinkStatement;

/**
 * What was said of pairs, and who is represented by whom.
 *
 * <p>Keys: kind, identity and, for a statement, the other identity; each statement is entered under
 * both. Of those who represent themselves there is no entry.
 */
final class LinkStore {

  private static final byte STATEMENT = 0;
  private static final byte REPRESENTATIVE = 1;

  private final KeyValueStore<Bytes, byte[]> store;

  LinkStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  LinkStatement statement(Bytes one, Bytes other) {
    byte[] value = store.get(key(STATEMENT, one, other.get()));
    if (value == null) {
      return LinkStatement.NONE;
    }
    ByteBuffer in = ByteBuffer.wrap(value);
    return new LinkStatement(in.getInt(), in.get() == 1);
  }

  void state(Bytes one, Bytes other, LinkStatement statement) {
    byte[] value =
        ByteBuffer.allocate(Integer.BYTES + 1)
            .putInt(statement.version())
            .put((byte) (statement.linked() ? 1 : 0))
            .array();
    store.put(key(STATEMENT, one, other.get()), value);
    store.put(key(STATEMENT, other, one.get()), value);
  }

  /** The identities that are linked to this one directly. */
  List<Bytes> linkedTo(Bytes one) {
    List<Bytes> linked = new ArrayList<>();
    Bytes head = key(STATEMENT, one, new byte[0]);
    try (KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(head, new BytesSerializer())) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        if (entry.value[Integer.BYTES] == 1) {
          byte[] key = entry.key.get();
          linked.add(Bytes.wrap(Arrays.copyOfRange(key, head.get().length, key.length)));
        }
      }
    }
    return linked;
  }

  /**
   * Nothing was ever said of this identity.
   *
   * @return whether anything was
   */
  boolean forget(Bytes one) {
    List<Bytes> stated = new ArrayList<>();
    Bytes head = key(STATEMENT, one, new byte[0]);
    try (KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(head, new BytesSerializer())) {
      while (entries.hasNext()) {
        byte[] key = entries.next().key.get();
        stated.add(Bytes.wrap(Arrays.copyOfRange(key, head.get().length, key.length)));
      }
    }
    for (Bytes other : stated) {
      store.delete(key(STATEMENT, one, other.get()));
      store.delete(key(STATEMENT, other, one.get()));
    }
    boolean represented = !representative(one).equals(one);
    if (represented) {
      represent(one, one);
    }
    return represented || !stated.isEmpty();
  }

  Bytes representative(Bytes one) {
    byte[] value = store.get(key(REPRESENTATIVE, one, new byte[0]));
    return value == null ? one : Bytes.wrap(value);
  }

  void represent(Bytes one, Bytes representative) {
    store.put(
        key(REPRESENTATIVE, one, new byte[0]),
        representative.equals(one) ? null : representative.get());
  }

  private static Bytes key(byte kind, Bytes one, byte[] other) {
    return Bytes.wrap(
        ByteBuffer.allocate(1 + one.get().length + other.length)
            .put(kind)
            .put(one.get())
            .put(other)
            .array());
  }
}
