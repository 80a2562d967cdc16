package org.borderflow.topology.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.borderflow.rules.travel.Day;
import org.borderflow.topology.TestStores;
import org.borderflow.topology.records.RecordEntry.Kind;
import org.borderflow.topology.retention.Sweep;
import org.borderflow.topology.ticks.StageLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgettingTest {

  private static final int DAY = Day.parse("2024-05-01");
  private static final int ENTRIES = 12_345;

  private final TestStores stores = new TestStores();
  private final StageLedger ledger = stores.ledger();
  private final KeyValueStore<String, RecordEntry> records =
      stores.open(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore("records"),
              Serdes.String(),
              RecordEntrySerde.serde()));

  @AfterEach
  void close() {
    stores.close();
  }

  /** Every step is made by another instance, as if each had been the last before a crash. */
  @Test
  void itDeletesWhatIsBeforeTheHorizonAndNothingElseThroughAnyRestart() {
    for (int i = 0; i < ENTRIES; i++) {
      int date = i % 3 == 0 ? DAY - 1 : i % 3 == 1 ? DAY : Day.NONE;
      records.put(id(i), RecordEntry.of(Kind.ORIGINAL, i, date, null));
    }
    Sweep sweep = new Sweep(ledger);
    new Forgetting(records, sweep).beginIfDue(DAY + 1_000, DAY);
    int steps = 0;
    for (; sweep.isUnderWay(); steps++) {
      new Forgetting(records, sweep).step();
      sweep = new Sweep(ledger);
    }
    assertThat(steps).isGreaterThan(2);

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      if (i % 3 != 0) {
        expected.add(id(i));
      }
    }
    assertThat(ids()).isEqualTo(expected);
  }

  @Test
  void itDoesNothingBeforeAMonthBegins() {
    records.put("old", RecordEntry.of(Kind.ORIGINAL, 1, DAY - 1, null));
    new Forgetting(records, new Sweep(ledger)).step();
    assertThat(ids()).containsExactly("old");
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<String, RecordEntry> all = records.all()) {
      all.forEachRemaining(entry -> ids.add(entry.key));
    }
    return ids;
  }

  private static String id(int number) {
    return String.format("agency\u001f%06d", number);
  }
}
