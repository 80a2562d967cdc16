package org.borderflow.topology.histories;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.rules.Fold;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.topology.codec.StatusCodec;
import org.borderflow.topology.codec.TravellerBytes;
import org.borderflow.topology.codec.TravellerFrames;

/**
 * What is known of each traveller, one entry for each crossing and status, beside one another.
 *
 * <p>Key: pseudonym (16 bytes), kind of entry (1 byte), what tells the entry from others of its
 * kind. Value: the event as it came from the topic. One entry for each crossing, rather than one
 * for each traveller, makes adding and removing a blind write of one small value: nothing is read
 * and nothing is written again. What crossings that were folded have left is one more entry.
 *
 * <p>A representative's history is its own entries and its members'. The entries of a traveller who
 * is represented by another are kept under its own pseudonym as well, but away: they belong to no
 * history here.
 */
final class HistoryStore {

  private static final int TRAVELLER_BYTES = TravellerBytes.SIZE;
  private static final byte MEMBER = 3;
  private static final byte AWAY = 4;
  private static final byte AFTER = 5;
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;
  private final TravellerFrames frames;

  HistoryStore(KeyValueStore<Bytes, byte[]> store, TravellerFrames frames) {
    this.store = store;
    this.frames = frames;
  }

  /** Keeps an entry of the traveller's own, or removes it. */
  void put(byte[] traveller, HistoryEntry entry) {
    store.put(key(traveller, entry.key()), entry.value());
  }

  /** Keeps an entry of somebody whom the traveller represents, or removes it. */
  void putOfMember(byte[] traveller, byte[] member, HistoryEntry entry) {
    store.put(key(traveller, new byte[] {MEMBER}, member, entry.key()), entry.value());
  }

  /** The traveller does not represent this member any more. */
  void removeMember(byte[] traveller, byte[] member) {
    for (KeyValue<Bytes, byte[]> entry : under(key(traveller, new byte[] {MEMBER}, member))) {
      store.delete(entry.key);
    }
  }

  /** Keeps an entry of a traveller who is represented by another, or removes it. */
  void putAway(byte[] traveller, HistoryEntry entry) {
    store.put(key(traveller, new byte[] {AWAY}, entry.key()), entry.value());
  }

  /** The entries of a traveller who is represented by another. */
  List<HistoryEntry> away(byte[] traveller) {
    int head = TRAVELLER_BYTES + 1;
    return under(key(traveller, new byte[] {AWAY})).stream()
        .map(
            entry ->
                new HistoryEntry(
                    Arrays.copyOfRange(entry.key.get(), head, entry.key.get().length), entry.value))
        .toList();
  }

  /** The traveller is represented by another from now on. */
  void leave(byte[] traveller) {
    for (byte kind : HistoryEntry.KINDS) {
      for (KeyValue<Bytes, byte[]> entry : under(key(traveller, new byte[] {kind}))) {
        byte[] key = entry.key.get();
        store.put(
            key(traveller, new byte[] {AWAY}, Arrays.copyOfRange(key, TRAVELLER_BYTES, key.length)),
            entry.value);
        store.delete(entry.key);
      }
    }
  }

  /** The traveller represents itself again. */
  void comeBack(byte[] traveller) {
    for (HistoryEntry entry : away(traveller)) {
      put(traveller, entry);
      putAway(traveller, entry.removed());
    }
  }

  /** Nothing is kept under this pseudonym any more, whatever it was. */
  void erase(byte[] traveller) {
    for (KeyValue<Bytes, byte[]> entry : under(key(traveller, NOTHING))) {
      store.delete(entry.key);
    }
  }

  /** The statuses and crossings of a history, its members' too, each once. */
  List<HistoryEntry> known(byte[] traveller) {
    SortedMap<Bytes, byte[]> known = new TreeMap<>();
    for (KeyValue<Bytes, byte[]> entry : under(key(traveller, NOTHING))) {
      byte[] key = entry.key.get();
      int at = key[TRAVELLER_BYTES] == MEMBER ? 2 * TRAVELLER_BYTES + 1 : TRAVELLER_BYTES;
      if (key[at] == HistoryEntry.STATUS || key[at] == HistoryEntry.CROSSING) {
        known.putIfAbsent(Bytes.wrap(Arrays.copyOfRange(key, at, key.length)), entry.value);
      }
    }
    return known.entrySet().stream()
        .map(entry -> new HistoryEntry(entry.getKey().get(), entry.getValue()))
        .toList();
  }

  /** Keeps what is left of crossings in their place. */
  void fold(byte[] traveller, Fold fold) {
    for (Crossing crossing : fold.forgotten()) {
      put(traveller, HistoryEntry.crossing(crossing.agency(), crossing.recordId(), null));
    }
    if (!fold.past().equals(FoldedPast.NONE)) {
      put(traveller, HistoryEntry.past(fold.past()));
    }
  }

  /** Everything known of a traveller. */
  TravelHistory load(byte[] traveller) {
    TravelHistory.Builder history = new TravelHistory.Builder(traveller);
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(key(traveller, NOTHING), key(traveller, new byte[] {AWAY}))) {
      while (entries.hasNext()) {
        add(entries.next(), history);
      }
    }
    return history.build();
  }

  /**
   * Visits travellers in the order of their pseudonyms.
   *
   * @param after the pseudonym after which to begin, or null to begin at the first
   * @param atMost how many to visit
   * @return the last pseudonym visited if there may be more, or null if all have been
   */
  byte[] visit(byte[] after, int atMost, BiConsumer<byte[], TravelHistory> visitor) {
    Bytes from = after == null ? null : key(after, new byte[] {AFTER});
    int left = atMost;
    TravelHistory.Builder history = null;
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, null)) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        byte[] key = entry.key.get();
        if (history == null || !history.isOf(key)) {
          if (history != null) {
            visitor.accept(history.traveller(), history.build());
            if (--left == 0) {
              return history.traveller();
            }
          }
          history = new TravelHistory.Builder(Arrays.copyOf(key, TRAVELLER_BYTES));
        }
        add(entry, history);
      }
    }
    if (history != null) {
      visitor.accept(history.traveller(), history.build());
    }
    return null;
  }

  private void add(KeyValue<Bytes, byte[]> entry, TravelHistory.Builder history) {
    byte[] key = entry.key.get();
    int at = TRAVELLER_BYTES;
    if (key[at] == AWAY) {
      return;
    }
    if (key[at] == MEMBER) {
      history.hasMembers();
      at += 1 + TRAVELLER_BYTES;
    }
    switch (key[at]) {
      case HistoryEntry.PAST -> history.past(FoldedPastCodec.read(entry.value));
      case HistoryEntry.STATUS ->
          history.status(StatusCodec.toRules((ResidenceStatus) frames.event(entry.value)));
      default -> history.add(frames.toRules(entry.value));
    }
  }

  /** The entries whose keys begin with this one, taken out so that they may be changed. */
  private List<KeyValue<Bytes, byte[]>> under(Bytes head) {
    List<KeyValue<Bytes, byte[]>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(head, new BytesSerializer())) {
      while (entries.hasNext()) {
        found.add(entries.next());
      }
    }
    return found;
  }

  private static Bytes key(byte[] traveller, byte[]... parts) {
    int size = traveller.length;
    for (byte[] part : parts) {
      size += part.length;
    }
    ByteBuffer key = ByteBuffer.allocate(size).put(traveller);
    for (byte[] part : parts) {
      key.put(part);
    }
    return Bytes.wrap(key.array());
  }
}
