package org.borderflow.topology.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.IntakeFrame;
import org.borderflow.topology.codec.TravellerFrames;
import org.borderflow.topology.codec.Written;
import org.borderflow.topology.erasures.ErasureBytes;
import org.borderflow.topology.records.RecordEntry.Amendments;
import org.borderflow.topology.records.RecordEntry.Kind;
import org.borderflow.topology.ticks.StageLedger;

/**
 * Takes travellers out of what is known of record ids. Nobody knows which ids are theirs, so all
 * entries are looked at: an erasure is rare, and several persons cost no more than one. It is done
 * in steps between which commits fall, for of a large country it takes minutes; where it stands is
 * kept in the ledger.
 *
 * <p>It makes no difference when an entry's turn comes. Whoever asks for an entry meanwhile gets
 * what will be left of it; and what is written meanwhile of those travellers is of a newcomer, and
 * is spared.
 *
 * <p>Of an id that was theirs stays that it has been used, and the hash of what came under it: a
 * record that is sent again is known still and is not counted twice.
 */
final class Erasing {

  private static final String ERASURE = "erasing";
  private static final String CURSOR = "erasing-cursor";
  private static final String SPARED = "erasing-spared";
  private static final byte[] AT_THE_BEGINNING = {};

  /** Work done between two looks at new records and at the commit interval. */
  private static final int ENTRIES_PER_STEP = 5_000;

  private final KeyValueStore<String, RecordEntry> records;
  private final StageLedger ledger;
  private final TravellerFrames frames;
  private final BiConsumer<String, String> waitNoMore;

  /** What is under way, or null. */
  private Erasure erasure;

  private Set<Bytes> erased = Set.of();

  /** Ids under which something was written of a newcomer. */
  private final Set<String> spared = new TreeSet<>();

  /**
   * One that goes on where the ledger says.
   *
   * @param waitNoMore told agency and record id of each amendment that waited for its target with
   *     one of their crossings, and is dropped with it
   */
  Erasing(
      KeyValueStore<String, RecordEntry> records,
      StageLedger ledger,
      TravellerFrames frames,
      BiConsumer<String, String> waitNoMore) {
    this.records = records;
    this.ledger = ledger;
    this.frames = frames;
    this.waitNoMore = waitNoMore;
    byte[] known = ledger.bytes(ERASURE);
    if (known != null) {
      erasure = ErasureBytes.read(ByteBuffer.wrap(known));
      erased = keys(erasure.getTravellers());
      byte[] ids = ledger.bytes(SPARED);
      if (ids != null) {
        spared.addAll(Written.read(ids, Erasing::readIds));
      }
    }
  }

  /** Begins. If one is under way already, both are done as one, from the beginning. */
  void begin(Erasure next) {
    Set<Traveller> travellers = new LinkedHashSet<>(next.getTravellers());
    if (erasure != null) {
      // To the later one whoever was a newcomer to the former is known.
      Set<Bytes> ofNext = keys(travellers);
      for (String id : spared) {
        RecordEntry entry = records.get(id);
        if (entry != null) {
          erase(id, entry, ofNext);
        }
      }
      travellers.addAll(erasure.getTravellers());
    }
    erasure = Erasure.newBuilder(next).setTravellers(List.copyOf(travellers)).build();
    erased = keys(travellers);
    ByteBuffer bytes = ByteBuffer.allocate(ErasureBytes.size(erasure));
    ErasureBytes.write(erasure, bytes);
    ledger.putBytes(ERASURE, bytes.array());
    ledger.putBytes(CURSOR, AT_THE_BEGINNING);
  }

  /** Whether there are steps to make. */
  boolean isUnderWay() {
    return erasure != null;
  }

  /** What is known of an id, without what is to be erased; null if nothing is. */
  RecordEntry get(String id) {
    RecordEntry entry = records.get(id);
    return entry == null || erasure == null || spared.contains(id)
        ? entry
        : erase(id, entry, erased);
  }

  /** Writes what is known of an id now. */
  void put(String id, RecordEntry entry) {
    records.put(id, entry);
    if (erasure != null && concerns(entry, erased) && spared.add(id)) {
      ledger.putBytes(SPARED, Written.bytes(this::writeSpared));
    }
  }

  /**
   * Looks at some entries.
   *
   * @return the erasure, without names, if that were the last
   */
  Optional<Erasure> step() {
    byte[] cursor = ledger.bytes(CURSOR);
    String from = cursor.length == 0 ? null : new String(cursor, UTF_8);
    try (KeyValueIterator<String, RecordEntry> entries = records.range(from, null)) {
      for (int left = ENTRIES_PER_STEP; entries.hasNext(); left--) {
        if (left == 0) {
          ledger.putBytes(CURSOR, entries.peekNextKey().getBytes(UTF_8));
          return Optional.empty();
        }
        KeyValue<String, RecordEntry> entry = entries.next();
        if (!spared.contains(entry.key)) {
          erase(entry.key, entry.value, erased);
        }
      }
    }
    return Optional.of(end());
  }

  private Erasure end() {
    Erasure done = Erasure.newBuilder(erasure).setTravellers(List.of()).build();
    erasure = null;
    erased = Set.of();
    spared.clear();
    List.of(ERASURE, CURSOR, SPARED).forEach(name -> ledger.putBytes(name, null));
    return done;
  }

  /** Takes travellers out of an entry; returns what is left of it, or null. */
  private RecordEntry erase(String id, RecordEntry entry, Set<Bytes> whom) {
    if (stands(entry, whom)) {
      RecordEntry left = entry.erased();
      records.put(id, left);
      return left;
    }
    if (holds(entry.amendments(), whom)) {
      String agency = id.substring(0, id.indexOf(StandRecords.SEPARATOR));
      entry.amendments().awaiting().forEach(recordId -> waitNoMore.accept(agency, recordId));
      RecordEntry left = entry.kind() == Kind.NONE ? null : entry.withAmendments(null);
      records.put(id, left);
      return left;
    }
    return entry;
  }

  private boolean concerns(RecordEntry entry, Set<Bytes> whom) {
    return stands(entry, whom) || holds(entry.amendments(), whom);
  }

  private static boolean stands(RecordEntry entry, Set<Bytes> whom) {
    return entry.standingFor() != null && whom.contains(Bytes.wrap(entry.standingFor()));
  }

  private boolean holds(Amendments amendments, Set<Bytes> whom) {
    return amendments != null
        && amendments.content() != null
        && whom.contains(Bytes.wrap(IntakeFrame.traveller(frames.crossing(amendments.content()))));
  }

  private static Set<Bytes> keys(Collection<Traveller> travellers) {
    return travellers.stream()
        .map(traveller -> Bytes.wrap(traveller.bytes()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void writeSpared(DataOutput out) throws IOException {
    out.writeInt(spared.size());
    for (String id : spared) {
      out.writeUTF(id);
    }
  }

  private static List<String> readIds(DataInputStream in) throws IOException {
    List<String> ids = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      ids.add(in.readUTF());
    }
    return ids;
  }
}
