package org.borderflow.topology.records;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.topology.retention.Sweep;

/**
 * Deletes the entries that count as not there any more. That changes nothing but the room they
 * take, so it does not matter when it happens.
 */
final class Forgetting {

  /** Called by the wall clock, which decides only when, not what. */
  static final Duration STEP_INTERVAL = Duration.ofMillis(10);

  /** Work done between two looks at new records and at the commit interval. */
  private static final int ENTRIES_PER_STEP = 5_000;

  private final KeyValueStore<String, RecordEntry> records;
  private final Sweep sweep;

  Forgetting(KeyValueStore<String, RecordEntry> records, Sweep sweep) {
    this.records = records;
    this.sweep = sweep;
  }

  /** Sets out once a month. */
  void beginIfDue(int day, int horizon) {
    sweep.beginIfDue(day, horizon);
  }

  void step() {
    if (sweep.isUnderWay()) {
      sweep.reached(visit(sweep.cursor(), sweep.horizon()));
    }
  }

  /** Visits some entries; says which was the last, or null if there are no more. */
  private byte[] visit(byte[] cursor, int horizon) {
    String from = cursor == null ? null : new String(cursor, StandardCharsets.UTF_8);
    try (KeyValueIterator<String, RecordEntry> entries = records.range(from, null)) {
      for (int left = ENTRIES_PER_STEP; entries.hasNext(); left--) {
        KeyValue<String, RecordEntry> entry = entries.next();
        if (entry.value.isForgotten(horizon)) {
          records.delete(entry.key);
        }
        if (left == 1) {
          return entry.key.getBytes(StandardCharsets.UTF_8);
        }
      }
    }
    return null;
  }
}
