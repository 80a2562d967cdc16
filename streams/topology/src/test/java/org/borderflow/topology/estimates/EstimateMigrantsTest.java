package org.borderflow.topology.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.estimates.Course;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.PendingCrossing;
import org.borderflow.estimates.Traits;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.Cubes;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.schemas.Probability;
import org.borderflow.schemas.Progress;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateDirectory;
import org.borderflow.topology.cells.CellEvent;
import org.borderflow.topology.codec.TravellerBytes;
import org.borderflow.topology.kafka.CommitPace;
import org.borderflow.topology.ticks.Tick;
import org.junit.jupiter.api.Test;

/** A day passes in a country in which so much is pending that looking at it takes a while. */
class EstimateMigrantsTest {

  /** More than what is looked at as soon as the day comes. */
  private static final int MANY = 20_000;

  private static final int FEW = 20;
  private static final Tick FIRST = tick(1, "2024-01-02");
  private static final Tick SECOND = tick(2, "2024-01-03");

  @Test
  void whereLittleIsPendingTheDayHasPassedAtOnce() {
    try (Desk desk = new Desk()) {
      desk.takes(pending(FEW));
      desk.takes(passed(FIRST));
      assertThat(desk.passed()).containsExactly(FIRST);
      assertThat(desk.told).containsExactly(FIRST.number());
      assertThat(desk.probabilities).hasSize(FEW);
    }
  }

  @Test
  void whereMuchIsPendingOtherWorkGoesOnMeanwhile() {
    try (Desk desk = new Desk()) {
      desk.takes(pending(MANY));
      desk.takes(passed(FIRST));
      assertThat(desk.passed()).isEmpty();
      assertThat(desk.probabilities).hasSizeBetween(1, MANY - 1);

      desk.rests();
      assertThat(desk.passed()).containsExactly(FIRST);
      assertThat(desk.told).containsExactly(FIRST.number());
      assertThat(desk.probabilities).hasSize(MANY).allMatch(each -> each.equals("2024-01-02"));
    }
  }

  @Test
  void aDayThatComesMeanwhilePassesAfterwards() {
    try (Desk desk = new Desk()) {
      desk.takes(pending(MANY));
      desk.takes(passed(FIRST));
      desk.takes(passed(SECOND));
      desk.rests();
      assertThat(desk.passed()).containsExactly(FIRST, SECOND);
      assertThat(Collections.frequency(desk.probabilities, "2024-01-02")).isEqualTo(MANY);
      assertThat(Collections.frequency(desk.probabilities, "2024-01-03")).isEqualTo(MANY);
    }
  }

  @Test
  void whoeverTakesOverMeanwhileBeginsAgain() {
    try (Desk gone = new Desk();
        Desk desk = new Desk()) {
      gone.takes(pending(MANY));
      gone.takes(passed(FIRST));
      gone.steps();

      desk.takesOver(gone);
      desk.rests();
      assertThat(desk.passed()).containsExactly(FIRST);
      assertThat(desk.probabilities).hasSize(MANY);
    }
  }

  @Test
  void whoeverTakesOverAfterwardsDoesNot() {
    try (Desk gone = new Desk();
        Desk desk = new Desk()) {
      gone.takes(pending(MANY));
      gone.takes(passed(FIRST));
      gone.rests();

      desk.takesOver(gone);
      desk.rests();
      assertThat(desk.passed()).isEmpty();
      assertThat(desk.probabilities).isEmpty();
    }
  }

  private static Tick tick(long number, String day) {
    return new Tick(number, (int) LocalDate.parse(day).toEpochDay());
  }

  private static EstimateEvent passed(Tick tick) {
    return new EstimateEvent.Passed(tick, 0, 1);
  }

  private static EstimateEvent pending(int crossings) {
    int day = (int) LocalDate.parse("2024-01-01").toEpochDay();
    Traits traits = new Traits(String.join("\u001f", "A", "WORK", "/foreign/-/abroad/?", "---"));
    PendingPlace place =
        new PendingPlace(
            new PendingCrossing(traits, day, new Course(false, true, true, 0, day)),
            Collections.nCopies(Dimension.values().length, "_Z"));
    return new EstimateEvent.Changed(
        List.of(),
        IntStream.range(0, crossings)
            .mapToObj(number -> new EstimateEvent.Pending(id(number), place))
            .toList());
  }

  private static PendingId id(int number) {
    return new PendingId(
        0,
        ByteBuffer.allocate(TravellerBytes.SIZE).putInt(number).array(),
        "agency",
        "record-" + number);
  }

  /** The processor with its stores, and what it has said. */
  private static final class Desk implements AutoCloseable {

    /** A look of twice {@link #MANY}, and the pauses. */
    private static final int STEPS_TO_REST = 1_000;

    private final List<CellEvent> cells = new ArrayList<>();

    /** The day of each probability. */
    private final List<String> probabilities = new ArrayList<>();

    /** The number of each tick that is told to whoever waits for it. */
    private final List<Long> told = new ArrayList<>();

    private final StateDirectory state = new StateDirectory();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], EstimateEvent> in;

    Desk() {
      Method method =
          Method.of(
              new RuleBook(
                  "NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE));
      Topology topology = new Topology();
      topology.addSource(
          "in",
          Serdes.ByteArray().deserializer(),
          EstimateEventSerde.serde().deserializer(),
          "observations");
      topology.addProcessor(
          Names.ESTIMATE, () -> new EstimateMigrants(method, Cubes.standard(), 1), "in");
      EstimatesStage.stores(CommitPace.fixed())
          .forEach(store -> topology.addStateStore(store, Names.ESTIMATE));
      hears(topology, Names.SEND_EXPECTATIONS, said -> cells.add((CellEvent) said));
      hears(
          topology,
          Names.PUBLISH_PROBABILITIES,
          said -> probabilities.add(((Probability) said).getToldOn().toString()));
      hears(
          topology,
          Names.PUBLISH_ESTIMATES_PROGRESS,
          said -> told.add(((Progress) said).getTick()));
      Properties config = new Properties();
      config.put(StreamsConfig.APPLICATION_ID_CONFIG, "estimates");
      config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
      config.put(StreamsConfig.STATE_DIR_CONFIG, state.file().toString());
      driver = new TopologyTestDriver(topology, config);
      in =
          driver.createInputTopic(
              "observations", new ByteArraySerializer(), EstimateEventSerde.serde().serializer());
    }

    private static void hears(Topology topology, String name, Consumer<Object> said) {
      topology.addProcessor(
          name,
          () ->
              (Processor<Object, Object, Void, Void>)
                  (Record<Object, Object> record) -> said.accept(record.value()),
          Names.ESTIMATE);
    }

    void takes(EstimateEvent event) {
      in.pipeInput(event);
    }

    void steps() {
      driver.advanceWallClockTime(Duration.ofMillis(10));
    }

    void rests() {
      for (int step = 0; step < STEPS_TO_REST; step++) {
        steps();
      }
    }

    /** Goes on with the state of another. */
    @SuppressWarnings("unchecked") // all of the same type in both
    void takesOver(Desk other) {
      for (Map.Entry<String, ?> store : other.driver.getAllStateStores().entrySet()) {
        if (store.getValue() instanceof KeyValueStore<?, ?> theirs) {
          KeyValueStore<Object, Object> ours = driver.getKeyValueStore(store.getKey());
          try (KeyValueIterator<Object, Object> all =
              ((KeyValueStore<Object, Object>) theirs).all()) {
            all.forEachRemaining(entry -> ours.put(entry.key, entry.value));
          }
        }
      }
    }

    /** The ticks that the cells were told of. */
    List<Tick> passed() {
      return cells.stream()
          .filter(CellEvent.Passed.class::isInstance)
          .map(event -> ((CellEvent.Passed) event).tick())
          .toList();
    }

    @Override
    public void close() {
      driver.close();
      state.close();
    }
  }
}
