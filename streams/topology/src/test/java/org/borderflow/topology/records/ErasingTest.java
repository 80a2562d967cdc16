package org.borderflow.topology.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSetup;
import org.borderflow.rules.travel.Day;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.TestStores;
import org.borderflow.topology.codec.TravellerBytes;
import org.borderflow.topology.codec.TravellerFrames;
import org.borderflow.topology.records.RecordEntry.Kind;
import org.borderflow.topology.ticks.StageLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasingTest {

  private static final int DAY = Day.parse("2024-05-01");
  private static final int ENTRIES = 12_345;
  private static final int TRAVELLERS = 5;

  private static final Traveller ANN = traveller(1);
  private static final Traveller BOB = traveller(2);

  /** The last of Ann's, which is not reached in the first step. */
  private static final int LATE = ENTRIES - ENTRIES % TRAVELLERS - TRAVELLERS + 1;

  private final TravellerFrames frames = frames();
  private final TestStores stores = new TestStores();
  private final StageLedger ledger = stores.ledger();
  private final KeyValueStore<String, RecordEntry> records =
      stores.open(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore("records"),
              Serdes.String(),
              RecordEntrySerde.serde()));

  @BeforeEach
  void everybodyHasSome() {
    for (int i = 0; i < ENTRIES; i++) {
      records.put(id(i), standingFor(traveller(i % TRAVELLERS)));
    }
  }

  @AfterEach
  void close() {
    stores.close();
  }

  /** Every step is made by another instance, as if each had been the last before a crash. */
  @Test
  void itErasesWhatIsTheirsAndNothingElseThroughAnyRestart() {
    erasing().begin(erasure(1, ANN, BOB));
    int steps = 1;
    Optional<Erasure> done = erasing().step();
    for (; done.isEmpty(); steps++) {
      done = erasing().step();
    }

    assertThat(steps).isGreaterThan(2);
    assertThat(done).contains(erasure(1));
    assertThat(erasing().isUnderWay()).isFalse();
    assertThat(erased())
        .isEqualTo(
            IntStream.range(0, ENTRIES)
                .filter(i -> i % TRAVELLERS == 1 || i % TRAVELLERS == 2)
                .mapToObj(ErasingTest::id)
                .toList());
  }

  @Test
  void whoeverAsksGetsWhatWillBeLeft() {
    erasing().begin(erasure(1, ANN));
    assertThat(erasing().get(id(LATE)).kind()).isEqualTo(Kind.ERASED);
    assertThat(erasing().get(id(LATE + 1)).kind()).isEqualTo(Kind.ORIGINAL);
  }

  @Test
  void whatComesMeanwhileIsOfANewcomer() {
    erasing().begin(erasure(1, ANN));
    erasing().put("agency\u001fnew", standingFor(ANN));
    erasing().put("agency\u001f000000-new", standingFor(ANN));
    end();

    assertThat(erasing().get("agency\u001fnew").kind()).isEqualTo(Kind.ORIGINAL);
    assertThat(erasing().get("agency\u001f000000-new").kind()).isEqualTo(Kind.ORIGINAL);
    assertThat(erased()).hasSize(ENTRIES / TRAVELLERS);
  }

  @Test
  void ofTwoAtOnceTheSecondKnowsWhatCameAfterTheFirst() {
    erasing().begin(erasure(1, ANN, BOB));
    erasing().step();
    erasing().put("agency\u001fann", standingFor(ANN));
    erasing().put("agency\u001fbob", standingFor(BOB));
    erasing().begin(erasure(2, ANN));
    erasing().put("agency\u001fann-again", standingFor(ANN));

    assertThat(end()).isEqualTo(erasure(2));
    assertThat(records.get("agency\u001fann").kind()).isEqualTo(Kind.ERASED);
    assertThat(records.get("agency\u001fbob").kind()).isEqualTo(Kind.ORIGINAL);
    assertThat(records.get("agency\u001fann-again").kind()).isEqualTo(Kind.ORIGINAL);
    assertThat(erased()).hasSize(2 * (ENTRIES / TRAVELLERS) + 1);
  }

  /** Who is to be erased stands in the ledger no longer than that lasts. */
  @Test
  void nothingIsRememberedAfterwards() {
    erasing().begin(erasure(1, ANN));
    erasing().put("agency\u001fnew", standingFor(ANN));
    end();
    assertThat(stores.entriesOfLedger()).isZero();
  }

  private Erasure end() {
    return Stream.generate(() -> erasing().step()).flatMap(Optional::stream).findFirst().get();
  }

  /** Each time another one, that knows what the ledger says. */
  private Erasing erasing() {
    return new Erasing(records, ledger, frames, (agency, recordId) -> {});
  }

  private static TravellerFrames frames() {
    MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
    TopicSetup.register(registry);
    return new TravellerFrames(new AvroSerdes(registry));
  }

  private List<String> erased() {
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<String, RecordEntry> all = records.all()) {
      all.forEachRemaining(
          entry -> {
            if (entry.value.kind() == Kind.ERASED) {
              ids.add(entry.key);
            }
          });
    }
    return ids;
  }

  private static RecordEntry standingFor(Traveller traveller) {
    return RecordEntry.of(Kind.ORIGINAL, 1, DAY, null).standingFor(traveller.bytes(), DAY);
  }

  private static Erasure erasure(long number, Traveller... travellers) {
    return new Erasure(number, List.of(travellers), 2, 0, 1);
  }

  private static Traveller traveller(int number) {
    return new Traveller(ByteBuffer.allocate(TravellerBytes.SIZE).putInt(number).array());
  }

  private static String id(int number) {
    return String.format("agency\u001f%06d", number);
  }
}
