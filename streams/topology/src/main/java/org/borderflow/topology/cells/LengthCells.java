package org.borderflow.topology.cells;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.disclosure.PublicCell;
import org.borderflow.rules.length.LengthCount;
import org.borderflow.rules.length.LengthGroup;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.topology.codec.LengthCodec;

/**
 * Adds changes to the numbers of stays and absences and publishes those that changed, combined from
 * commit to commit. What was public before follows from what the number was: nothing of it is
 * stored.
 */
final class LengthCells {

  private final KeyValueStore<Bytes, byte[]> store;
  private final String country;
  private final DisclosureMethod method;
  private final BiConsumer<StayLengthKey, StayLength> exact;
  private final BiConsumer<StayLengthKey, PublicStayLength> ofThePublic;
  private final Map<LengthGroup, LengthCount> held = new HashMap<>();

  LengthCells(
      KeyValueStore<Bytes, byte[]> store,
      String country,
      DisclosureMethod method,
      BiConsumer<StayLengthKey, StayLength> exact,
      BiConsumer<StayLengthKey, PublicStayLength> ofThePublic) {
    this.store = store;
    this.country = country;
    this.method = method;
    this.exact = exact;
    this.ofThePublic = ofThePublic;
  }

  /** Keeps a change until the commit. */
  void hold(CellEvent.Lengths lengths) {
    held.merge(lengths.group(), lengths.change(), LengthCount::plus);
  }

  /** Adds what is held, and publishes what changed. */
  void addAndPublish() {
    held.forEach(
        (group, change) -> {
          if (!change.equals(LengthCount.NONE)) {
            LengthCount before = stored(group);
            LengthCount after = before.plus(change);
            store(group, after);
            StayLengthKey key = LengthCodec.key(country, group);
            exact.accept(key, LengthCodec.exact(after));
            Optional<PublicCell> told = LengthCodec.told(key, after, method);
            if (!told.equals(LengthCodec.told(key, before, method))) {
              ofThePublic.accept(key, told.map(LengthCodec::ofThePublic).orElse(null));
            }
          }
        });
    held.clear();
  }

  private LengthCount stored(LengthGroup group) {
    byte[] bytes = store.get(key(group));
    if (bytes == null) {
      return LengthCount.NONE;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new LengthCount(in.getLong(), in.getLong());
  }

  private void store(LengthGroup group, LengthCount count) {
    if (count.equals(LengthCount.NONE)) {
      store.delete(key(group));
    } else {
      store.put(
          key(group),
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(count.stays())
              .putLong(count.travellers())
              .array());
    }
  }

  private static Bytes key(LengthGroup group) {
    return Bytes.wrap(
        ByteBuffer.allocate(Integer.BYTES + 2)
            .put((byte) group.direction().ordinal())
            .putInt(group.year())
            .put((byte) group.length().number())
            .array());
  }
}
