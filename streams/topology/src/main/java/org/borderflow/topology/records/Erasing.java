package org.borderflow.topology.records;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.IntakeFrame;
import org.borderflow.topology.codec.TravellerFrames;
import org.borderflow.topology.records.RecordEntry.Amendments;
import org.borderflow.topology.records.RecordEntry.Kind;

/**
 * Takes travellers out of what is known of record ids. Nobody knows which ids are theirs, so all
 * entries are looked at, one after the other: an erasure is rare, and several persons cost no more
 * than one.
 *
 * <p>Of an id that was theirs stays that it has been used, and the hash of what came under it: a
 * record that is sent again is known still and is not counted twice.
 */
final class Erasing {

  private final KeyValueStore<String, RecordEntry> records;
  private final TravellerFrames frames;
  private final BiConsumer<String, String> waitNoMore;

  /**
   * @param waitNoMore told agency and record id of each amendment that waited for its target with
   *     one of their crossings, and is dropped with it
   */
  Erasing(
      KeyValueStore<String, RecordEntry> records,
      TravellerFrames frames,
      BiConsumer<String, String> waitNoMore) {
    this.records = records;
    this.frames = frames;
    this.waitNoMore = waitNoMore;
  }

  void erase(List<Traveller> travellers) {
    Set<Bytes> erased = new HashSet<>();
    travellers.forEach(traveller -> erased.add(Bytes.wrap(traveller.bytes())));
    try (KeyValueIterator<String, RecordEntry> entries = records.all()) {
      while (entries.hasNext()) {
        KeyValue<String, RecordEntry> entry = entries.next();
        if (stands(entry.value, erased)) {
          records.put(entry.key, entry.value.erased());
        } else if (holds(entry.value.amendments(), erased)) {
          String agency = entry.key.substring(0, entry.key.indexOf(StandRecords.SEPARATOR));
          entry
              .value
              .amendments()
              .awaiting()
              .forEach(recordId -> waitNoMore.accept(agency, recordId));
          records.put(
              entry.key, entry.value.kind() == Kind.NONE ? null : entry.value.withAmendments(null));
        }
      }
    }
  }

  private static boolean stands(RecordEntry entry, Set<Bytes> erased) {
    return entry.standingFor() != null && erased.contains(Bytes.wrap(entry.standingFor()));
  }

  private boolean holds(Amendments amendments, Set<Bytes> erased) {
    return amendments != null
        && amendments.content() != null
        && erased.contains(
            Bytes.wrap(IntakeFrame.traveller(frames.crossing(amendments.content()))));
  }
}
