package org.borderflow.topology;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.FirstPlace;
import org.borderflow.contract.Topic;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.contract.TraceHeader;
import org.borderflow.estimates.Method;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.flow.Cubes;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.Probability;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Stay;
import org.borderflow.schemas.StayKey;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.estimates.EstimateEvent;
import org.borderflow.topology.estimates.EstimateEventSerde;
import org.borderflow.topology.kafka.CommitPace;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.service.PoisonAside;
import org.borderflow.topology.ticks.Tick;

/** The topology on the test driver, and what stands in its compacted topics. */
final class Border implements AutoCloseable {

  private static final String APPLICATION = "border";

  /** Two looks, each of a few dozen steps, and the pauses before them. */
  private static final int STEPS_TO_REST = 2_000;

  private final StateDirectory state = new StateDirectory();
  private final TopologyTestDriver driver;
  private final TestInputTopic<RecordKey, IntakeEvent> received;
  private final TestInputTopic<byte[], byte[]> raw;
  private final Map<Topic<?, ?>, TestOutputTopic<?, ?>> outputs = new HashMap<>();
  private final Map<OutcomeKey, Outcome> outcomes = new HashMap<>();
  private final Map<StayKey, Stay> stays = new HashMap<>();
  private final Map<OutcomeKey, Probability> probabilities = new HashMap<>();
  private final Map<FlowCellKey, FlowCell> cells = new HashMap<>();
  private final Map<FlowCellKey, PublicFlowCell> publicCells = new HashMap<>();
  private final Map<StayLengthKey, StayLength> lengths = new HashMap<>();
  private final Map<StayLengthKey, PublicStayLength> publicLengths = new HashMap<>();
  private final Map<ProgressKey, Progress> progress = new HashMap<>();
  private final Map<RecordKey, Rejection> awaiting = new HashMap<>();
  private final Map<Topic<?, ?>, Map<SpecificRecord, String>> traces = new HashMap<>();
  private final Map<String, Map<ByteBuffer, byte[]>> changelogs = new HashMap<>();
  private long tick;
  private long published;

  Border(RuleBook rules) {
    this(rules, Retention.FOREVER);
  }

  Border(RuleBook rules, Retention retention) {
    this(rules, retention, Disclosure.UNPROTECTED);
  }

  Border(RuleBook rules, Retention retention, Disclosure disclosure) {
    SchemaRegistryClient registry = new MockSchemaRegistryClient();
    TopicSetup.register(registry);
    AvroSerdes serdes = new AvroSerdes(registry);
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, state.file().toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonAside.class);
    config.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS);
    driver =
        new TopologyTestDriver(
            BorderflowTopology.of(
                serdes,
                Method.of(rules),
                Cubes.standard(),
                retention,
                disclosure,
                1,
                CommitPace.fixed(),
                config),
            config);
    received =
        driver.createInputTopic(
            Topics.RECEIVED.name(),
            serdes.key(Topics.RECEIVED).serializer(),
            serdes.value(Topics.RECEIVED).serializer());
    raw =
        driver.createInputTopic(
            Topics.RECEIVED.name(), new ByteArraySerializer(), new ByteArraySerializer());
    for (Topic<?, ?> topic :
        List.of(
            Topics.OUTCOMES,
            Topics.PROBABILITIES,
            Topics.STAYS,
            Topics.FLOW_CELLS,
            Topics.PUBLIC_FLOW_CELLS,
            Topics.STAY_LENGTHS,
            Topics.PUBLIC_STAY_LENGTHS,
            Topics.PROGRESS,
            Topics.AWAITING_TARGET,
            Topics.REJECTED)) {
      outputs.put(topic, output(topic, serdes));
    }
  }

  private <K extends SpecificRecord, V extends SpecificRecord> TestOutputTopic<K, V> output(
      Topic<K, V> topic, AvroSerdes serdes) {
    return driver.createOutputTopic(
        topic.name(), serdes.key(topic).deserializer(), serdes.value(topic).deserializer());
  }

  Border receives(ReceivedCrossing record) {
    received.pipeInput(
        new RecordKey(record.getAgency(), record.getRecordId()), new IntakeEvent(record));
    return this;
  }

  /** A record that came with a request. */
  Border receives(ReceivedCrossing record, String trace) {
    received.pipeInput(
        new TestRecord<>(
            new RecordKey(record.getAgency(), record.getRecordId()),
            new IntakeEvent(record),
            new RecordHeaders(List.of(new TraceHeader(trace)))));
    return this;
  }

  Border learns(ResidenceStatus status) {
    received.pipeInput(new RecordKey("", ""), new IntakeEvent(status));
    return this;
  }

  /** Travellers are to be erased. */
  Border erases(long number, Traveller... travellers) {
    received.pipeInput(
        new RecordKey("", ""),
        new IntakeEvent(new Erasure(number, List.of(travellers), travellers.length, 0, 1)));
    return this;
  }

  /** A record as it comes again when the log is copied. */
  Border receivesCopy(ReceivedCrossing record) {
    Headers headers = new RecordHeaders(List.of(new RecordHeader(FirstPlace.HEADER, new byte[16])));
    received.pipeInput(
        new TestRecord<>(
            new RecordKey(record.getAgency(), record.getRecordId()),
            new IntakeEvent(record),
            headers));
    return this;
  }

  /** Whether the stores, as their changelogs tell them, hold these bytes anywhere. */
  boolean holds(byte[] bytes) {
    for (String topic : driver.producedTopicNames()) {
      if (topic.endsWith("-changelog")) {
        var changes =
            driver.createOutputTopic(
                topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var store = changelogs.computeIfAbsent(topic, name -> new HashMap<>());
        for (var change : changes.readRecordsToList()) {
          if (change.value() == null) {
            store.remove(ByteBuffer.wrap(change.key()));
          } else {
            store.put(ByteBuffer.wrap(change.key()), change.value());
          }
        }
      }
    }
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    return changelogs.values().stream()
        .flatMap(store -> store.entrySet().stream())
        .anyMatch(
            entry ->
                new String(entry.getKey().array(), StandardCharsets.ISO_8859_1).contains(wanted)
                    || new String(entry.getValue(), StandardCharsets.ISO_8859_1).contains(wanted));
  }

  /** Bytes that are no record. */
  Border receivesPoison(byte[] bytes) {
    raw.pipeInput(new byte[] {1}, bytes);
    return this;
  }

  /** The day comes, and everything that is due on it is worked off. */
  Border day(String date) {
    return day(LocalDate.parse(date));
  }

  Border day(LocalDate date) {
    announces(date);
    while (!workedOff()) {
      step();
    }
    return this;
  }

  /** The day comes, but what is due on it is not worked off yet. */
  Border announces(LocalDate date) {
    tick++;
    received.pipeInput(new RecordKey("", ""), new IntakeEvent(new DayTick(tick, date, 0, 1, null)));
    return this;
  }

  /** Every partition of the histories has told the estimates that a day has passed. */
  Border historiesPass(LocalDate date, int partitions) {
    tick++;
    TestInputTopic<byte[], EstimateEvent> observations =
        driver.createInputTopic(
            StageInputs.of(APPLICATION).get(Names.ESTIMATES_STAGE).get(0),
            new ByteArraySerializer(),
            EstimateEventSerde.serde().serializer());
    for (int partition = 0; partition < partitions; partition++) {
      observations.pipeInput(
          new EstimateEvent.Passed(new Tick(tick, (int) date.toEpochDay()), partition, partitions));
    }
    return this;
  }

  /** One step of what is due. */
  void step() {
    driver.advanceWallClockTime(Duration.ofMillis(10));
  }

  /** Nothing more comes, and what is to be said of what has come is said. */
  void comesToRest() {
    for (int step = 0; step < STEPS_TO_REST; step++) {
      step();
    }
  }

  private boolean workedOff() {
    read();
    Progress cellsProgress = progress.get(new ProgressKey(Names.CELLS_STAGE, 0));
    return cellsProgress != null && cellsProgress.getTick() == tick;
  }

  /** How many entries a store holds. */
  int entries(String store) {
    int entries = 0;
    try (KeyValueIterator<Object, Object> all = driver.getKeyValueStore(store).all()) {
      for (; all.hasNext(); all.next()) {
        entries++;
      }
    }
    return entries;
  }

  Map<OutcomeKey, Outcome> outcomes() {
    read();
    return outcomes;
  }

  Map<OutcomeKey, Probability> probabilities() {
    read();
    return probabilities;
  }

  Map<StayKey, Stay> stays() {
    read();
    return stays;
  }

  Map<FlowCellKey, FlowCell> cells() {
    read();
    return cells;
  }

  Map<FlowCellKey, PublicFlowCell> publicCells() {
    read();
    return publicCells;
  }

  Map<StayLengthKey, StayLength> lengths() {
    read();
    return lengths;
  }

  Map<StayLengthKey, PublicStayLength> publicLengths() {
    read();
    return publicLengths;
  }

  Map<RecordKey, Rejection> awaiting() {
    read();
    return awaiting;
  }

  List<Rejection> rejected() {
    return this.<RecordKey, Rejection>topic(Topics.REJECTED).readValuesToList();
  }

  /** The traces on what was rejected since the last call; null where there is none. */
  List<String> tracesOfRejected() {
    return this.<RecordKey, Rejection>topic(Topics.REJECTED).readRecordsToList().stream()
        .map(Border::trace)
        .toList();
  }

  /** The trace on what was last said of a key; null if there is none. */
  String trace(Topic<?, ?> topic, SpecificRecord key) {
    read();
    return traces.get(topic).get(key);
  }

  private static String trace(TestRecord<?, ?> record) {
    Header trace = record.headers().lastHeader(TraceHeader.HEADER);
    return trace == null ? null : new String(trace.value(), StandardCharsets.US_ASCII);
  }

  Map<String, Long> totals(String stage) {
    return progress(stage).getCounts();
  }

  Progress progress(String stage) {
    read();
    return progress.get(new ProgressKey(stage, 0));
  }

  /** Number of records published to the outcomes, stays and cells since the last call. */
  long publishedSince() {
    read();
    long n = published;
    published = 0;
    return n;
  }

  private void read() {
    into(Topics.OUTCOMES, outcomes);
    into(Topics.STAYS, stays);
    into(Topics.FLOW_CELLS, cells);
    into(Topics.PUBLIC_FLOW_CELLS, publicCells);
    into(Topics.AWAITING_TARGET, awaiting);
    long before = published;
    into(Topics.PROBABILITIES, probabilities);
    into(Topics.STAY_LENGTHS, lengths);
    into(Topics.PUBLIC_STAY_LENGTHS, publicLengths);
    into(Topics.PROGRESS, progress);
    published = before;
  }

  private <K extends SpecificRecord, V extends SpecificRecord> void into(
      Topic<K, V> topic, Map<K, V> standing) {
    for (var record : this.<K, V>topic(topic).readRecordsToList()) {
      published++;
      traces.computeIfAbsent(topic, t -> new HashMap<>()).put(record.key(), trace(record));
      if (record.value() == null) {
        standing.remove(record.key());
      } else {
        standing.put(record.key(), record.value());
      }
    }
  }

  @SuppressWarnings("unchecked") // put in with the types of the topic
  private <K, V> TestOutputTopic<K, V> topic(Topic<?, ?> topic) {
    return (TestOutputTopic<K, V>) outputs.get(topic);
  }

  @Override
  public void close() {
    driver.close();
    state.close();
  }
}
