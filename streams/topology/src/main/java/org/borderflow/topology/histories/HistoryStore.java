package org.borderflow.topology.histories;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.rules.Fold;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.topology.codec.StatusCodec;
import org.borderflow.topology.codec.TravellerFrames;

/**
 * The crossings of each traveller, one entry each, beside one another.
 *
 * <p>Key: pseudonym (16 bytes), kind of entry (1 byte), agency and record id. Value: the event as
 * it came from the topic. One entry for each crossing, rather than one for each traveller, makes
 * adding and removing a blind write of one small value: nothing is read and nothing is written
 * again. What crossings that were folded have left is one more entry.
 */
final class HistoryStore {

  private static final int TRAVELLER_BYTES = 16;
  private static final byte PAST = 0;
  private static final byte STATUS = 1;
  private static final byte CROSSING = 2;
  private static final byte AFTER = 3;

  private final KeyValueStore<Bytes, byte[]> store;
  private final TravellerFrames frames;

  HistoryStore(KeyValueStore<Bytes, byte[]> store, TravellerFrames frames) {
    this.store = store;
    this.frames = frames;
  }

  void putCrossing(byte[] traveller, String agency, String recordId, byte[] framed) {
    store.put(crossingKey(traveller, agency, recordId), framed);
  }

  void removeCrossing(byte[] traveller, String agency, String recordId) {
    store.delete(crossingKey(traveller, agency, recordId));
  }

  /** Keeps what is left of crossings in their place. */
  void fold(byte[] traveller, Fold fold) {
    for (Crossing crossing : fold.forgotten()) {
      removeCrossing(traveller, crossing.agency(), crossing.recordId());
    }
    if (!fold.past().equals(FoldedPast.NONE)) {
      store.put(key(traveller, PAST, new byte[0]), FoldedPastCodec.write(fold.past()));
    }
  }

  /**
   * Keeps a residence status. Of several the one known from the latest date stands, of two of one
   * date that of a resident, so that their order does not matter.
   */
  void putStatus(byte[] traveller, ResidenceStatus status, byte[] framed) {
    Bytes key = key(traveller, STATUS, new byte[0]);
    byte[] present = store.get(key);
    if (present != null) {
      InitialStatus known = status(present);
      InitialStatus other = StatusCodec.toRules(status);
      boolean later =
          other.knownFrom() > known.knownFrom()
              || (other.knownFrom() == known.knownFrom() && other.resident());
      if (!later) {
        return;
      }
    }
    store.put(key, framed);
  }

  /** Everything known of a traveller. */
  TravelHistory load(byte[] traveller) {
    TravelHistory.Builder history = new TravelHistory.Builder(traveller);
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(key(traveller, PAST, new byte[0]), key(traveller, AFTER, new byte[0]))) {
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
    Bytes from = after == null ? null : key(after, AFTER, new byte[0]);
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
    switch (entry.key.get()[TRAVELLER_BYTES]) {
      case PAST -> history.past(FoldedPastCodec.read(entry.value));
      case STATUS -> history.status(status(entry.value));
      default -> history.add(frames.toRules(entry.value));
    }
  }

  private InitialStatus status(byte[] framed) {
    return StatusCodec.toRules((ResidenceStatus) frames.event(framed));
  }

  private static Bytes crossingKey(byte[] traveller, String agency, String recordId) {
    return key(
        traveller, CROSSING, (agency + '\u001f' + recordId).getBytes(StandardCharsets.UTF_8));
  }

  private static Bytes key(byte[] traveller, byte kind, byte[] rest) {
    byte[] key = Arrays.copyOf(traveller, TRAVELLER_BYTES + 1 + rest.length);
    key[TRAVELLER_BYTES] = kind;
    System.arraycopy(rest, 0, key, TRAVELLER_BYTES + 1, rest.length);
    return Bytes.wrap(key);
  }
}
