package org.borderflow.topology.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Day;
import org.borderflow.schemas.AcceptedCrossing;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerEvent;
import org.borderflow.topology.Records;
import org.borderflow.topology.TestStores;
import org.borderflow.topology.codec.TravellerFrames;
import org.borderflow.topology.retention.Sweep;
import org.borderflow.topology.ticks.StageLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FoldPastsTest {

  private static final RuleBook RULES =
      new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);
  private static final int TRAVELLERS = 2_345;
  private static final int TODAY = Day.parse("2024-05-01");
  private static final int HORIZON = Day.parse("2022-05-01");

  private final TestStores stores = new TestStores();
  private final StageLedger ledger = stores.ledger();
  private final KeyValueStore<Bytes, byte[]> store =
      stores.open(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore("histories"), Serdes.Bytes(), Serdes.ByteArray()));
  private final AvroSerdes serdes = serdes();
  private final HistoryStore histories = new HistoryStore(store, new TravellerFrames(serdes));

  private static AvroSerdes serdes() {
    MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
    TopicSetup.register(registry);
    return new AvroSerdes(registry);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  /** Every step is made by another instance, as if each had been the last before a crash. */
  @Test
  void everybodyIsFoldedOnceThroughAnyRestart() {
    for (int traveller = 0; traveller < TRAVELLERS; traveller++) {
      travels(traveller, "2019-01-01", "2019-02-01", "2020-01-01");
    }
    Map<Integer, Assessment> before = assessments();
    Sweep sweep = new Sweep(ledger);
    new FoldPasts(RULES, histories, sweep).beginIfDue(TODAY, HORIZON);
    int steps = 0;
    for (; sweep.isUnderWay(); steps++) {
      new FoldPasts(RULES, histories, sweep).step();
      sweep = new Sweep(ledger);
    }
    assertThat(steps).isGreaterThan(2);

    assertThat(entries()).as("a past and the last entry of each").isEqualTo(2 * TRAVELLERS);
    assessments()
        .forEach(
            (traveller, after) -> {
              Assessment whole = before.get(traveller);
              assertThat(after.crossings()).isEqualTo(whole.crossings().subList(2, 3));
              assertThat(after.stays()).isEqualTo(whole.stays().subList(1, 2));
              assertThat(after.nextDue()).isEqualTo(whole.nextDue());
            });
  }

  private Map<Integer, Assessment> assessments() {
    Map<Integer, Assessment> assessments = new TreeMap<>();
    histories.visit(
        null,
        Integer.MAX_VALUE,
        (pseudonym, history) ->
            assessments.put(
                ByteBuffer.wrap(pseudonym).getInt(),
                RULES.assess(history.past(), history.crossings(), history.known(), TODAY)));
    assertThat(assessments).hasSize(TRAVELLERS);
    return assessments;
  }

  /** In and out and in … */
  private void travels(int number, String... dates) {
    byte[] pseudonym = ByteBuffer.allocate(16).putInt(number).array();
    for (int i = 0; i < dates.length; i++) {
      Direction direction = i % 2 == 0 ? Direction.ENTRY : Direction.EXIT;
      Crossing crossing =
          Records.crossing(0, direction, dates[i]).setTraveller(new Traveller(pseudonym)).build();
      AcceptedCrossing accepted = new AcceptedCrossing("agency", "r" + i, crossing);
      byte[] framed =
          serdes
              .value(Topics.CROSSINGS)
              .serializer()
              .serialize(Topics.CROSSINGS.name(), new TravellerEvent(accepted));
      histories.put(pseudonym, HistoryEntry.crossing("agency", "r" + i, framed));
    }
  }

  private int entries() {
    int entries = 0;
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      for (; all.hasNext(); all.next()) {
        entries++;
      }
    }
    return entries;
  }
}
