package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.borderflow.contract.Topics;
import org.borderflow.ingest.FileIntake;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Measure;
import org.borderflow.rules.travel.Direction;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.topology.Names;
import org.borderflow.topology.cells.CellEvent;
import org.borderflow.topology.cells.CellEventSerde;
import org.borderflow.topology.cells.CellPlace;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.view.topic.ProgressWatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What whoever reads committed cells sees of crossings that are moved from one cell to another:
 * entries to another citizenship, whose cells another task counts, and exits to another month,
 * whose cells the same one counts. All are of one traveller, hence of one task of the histories.
 */
@Tag("slow")
class MovedCrossingsTest {

  private static final int ROUNDS = 6;
  private static final int MOVES_IN_A_ROUND = 10;
  private static final long CROSSINGS = ROUNDS * MOVES_IN_A_ROUND;

  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final LocalDate TODAY = LocalDate.parse("2024-12-31");
  private static final String HEADER =
      "record_id,record_type,corrects,direction,crossed_at,border_post,person_id,citizenship\n";

  private static final String DELTAS = Deployment.APPLICATION + "-" + Names.CELL_DELTAS;

  private static final String OLD = "AUS";
  private static final String NEW = "FRA";
  private static final String ALL = "_T";

  @TempDir private static Path dir;

  /** Everything the histories sent to the cells, in order, by partition. */
  private static final Map<Integer, List<CellEvent.Deltas>> SENT = new TreeMap<>();

  /** The counts that were published, in order, by cell; 0 where it was emptied. */
  private static final Map<FlowCellKey, List<Long>> PUBLISHED = new HashMap<>();

  @BeforeAll
  static void moveThem() throws Exception {
    try (BareCluster cluster = BareCluster.start(dir)) {
      Deployment.Cluster known = cluster.deployment().cluster();
      Deployment.Cluster keeping =
          new Deployment.Cluster(
              known.bootstrapServers(),
              known.registryUrl(),
              // What the stages tell each other is to be there when all is over.
              Map.of(
                  StreamsConfig.REPARTITION_PURGE_INTERVAL_MS_CONFIG,
                  Long.toString(Duration.ofDays(1).toMillis())));
      try (Deployment streams =
              Deployment.on(
                  keeping,
                  dir.resolve("state"),
                  RuleOptions.ruleBook("NZL", "12/16", "set-aside"),
                  CommitInterval.ofMillis(20));
          RecordPublisher publisher = streams.publisher();
          ProgressWatch progress = streams.progress()) {
        for (int i = 0; i < CROSSINGS; i++) {
          take(publisher, "e" + i + ",NEW,,ENTRY," + FIRST.plusDays(2L * i), OLD);
          take(publisher, "x" + i + ",NEW,,EXIT," + FIRST.plusDays(2L * i + 1), OLD);
        }
        pass(0, streams, publisher, progress);
        for (int round = 0; round < ROUNDS; round++) {
          for (int j = 0; j < MOVES_IN_A_ROUND; j++) {
            int i = round * MOVES_IN_A_ROUND + j;
            LocalDate entered = FIRST.plusDays(2L * i);
            take(publisher, "ce" + i + ",CORRECTION,e" + i + ",ENTRY," + entered, NEW);
            LocalDate left = FIRST.plusDays(2L * i + 1).plusMonths(1);
            take(publisher, "cx" + i + ",CORRECTION,x" + i + ",EXIT," + left, OLD);
          }
          pass(round + 1, streams, publisher, progress);
        }
        read(streams);
      }
    }
  }

  private static void take(RecordPublisher publisher, String record, String citizenship) {
    IntakeSettings settings =
        new IntakeSettings(
            "local",
            "moves",
            new Pseudonyms(PseudonymKey.of(new byte[32])),
            PostRegister.empty(),
            TODAY);
    String csv = HEADER + record + ",NZAKL,P1," + citizenship + "\n";
    new FileIntake(settings, publisher)
        .read("moves", new ByteArrayInputStream(csv.getBytes(UTF_8)), ReadingFormat.CSV);
    publisher.flush();
  }

  private static void pass(
      int round, Deployment streams, RecordPublisher publisher, ProgressWatch progress) {
    publisher.tick(round + 1, TODAY);
    streams.await(progress, Names.CELLS_STAGE, round + 1, Duration.ofMinutes(1));
  }

  private static void read(Deployment streams) {
    Deserializer<CellEvent> events = CellEventSerde.serde(1).deserializer();
    streams
        .topics()
        .read(
            DELTAS,
            record -> {
              if (events.deserialize(DELTAS, record.value()) instanceof CellEvent.Deltas deltas) {
                SENT.computeIfAbsent(record.partition(), any -> new ArrayList<>()).add(deltas);
              }
            });
    Deserializer<FlowCellKey> keys = streams.serdes().key(Topics.FLOW_CELLS).deserializer();
    Deserializer<FlowCell> cells = streams.serdes().value(Topics.FLOW_CELLS).deserializer();
    streams
        .topics()
        .read(
            Topics.FLOW_CELLS.name(),
            record -> {
              FlowCell cell = cells.deserialize(record.topic(), record.value());
              PUBLISHED
                  .computeIfAbsent(
                      keys.deserialize(record.topic(), record.key()), any -> new ArrayList<>())
                  .add(cell == null ? 0 : cell.getFinalCount());
            });
  }

  @Test
  void bothHalvesLeaveTheHistoriesAtOnce() {
    assertThat(partition(OLD)).isNotEqualTo(partition(NEW));
    List<Long> gone =
        sent(OLD, Direction.ENTRY).stream()
            .map(MovedCrossingsTest::sum)
            .filter(n -> n < 0)
            .toList();

    assertThat(sent(NEW, Direction.ENTRY).stream().map(each -> -sum(each)))
        .hasSizeGreaterThanOrEqualTo(ROUNDS)
        .isEqualTo(gone);
  }

  @Test
  void bothHalvesOfAMoveBetweenMonthsAreInOneMessage() {
    assertThat(sent(OLD, Direction.EXIT))
        .filteredOn(changes -> changes.stream().anyMatch(n -> n < 0))
        .hasSizeGreaterThanOrEqualTo(ROUNDS)
        .allSatisfy(changes -> assertThat(sum(changes)).isZero());
  }

  @Test
  void whatAMoveIsWithinShowsNothingOfIt() {
    for (String direction : List.of("A", "D")) {
      assertThat(seen(direction, ALL)).isSorted().endsWith(CROSSINGS);
    }
    assertThat(seen("D", OLD)).isSorted().endsWith(CROSSINGS);
  }

  @Test
  void eachCellShowsAWholeNumberOfCommitsOfTheHistories() {
    Set<Long> wholes = new LinkedHashSet<>(Set.of(0L));
    long arrived = 0;
    for (List<Long> changes : sent(NEW, Direction.ENTRY)) {
      arrived += sum(changes);
      wholes.add(arrived);
    }
    List<Long> left = seen("A", OLD);

    assertThat(wholes).contains(CROSSINGS);
    assertThat(seen("A", NEW)).endsWith(CROSSINGS).isSubsetOf(wholes);
    assertThat(left.subList(left.indexOf(CROSSINGS), left.size()))
        .endsWith(0L)
        .allMatch(count -> wholes.contains(CROSSINGS - count));
  }

  private static CellPlace place(String citizenship) {
    return new CellPlace("CITIZENSHIP=" + citizenship);
  }

  private static int partition(String citizenship) {
    return place(citizenship).partition(Deployment.PARTITIONS);
  }

  /** How many crossings came to months of a citizenship, or went, with each message about them. */
  private static List<List<Long>> sent(String citizenship, Direction direction) {
    int slot = Counters.slot(Measure.CROSSINGS);
    return SENT.get(partition(citizenship)).stream()
        .map(
            message ->
                message.deltas().stream()
                    .filter(delta -> delta.place().equals(place(citizenship)))
                    .filter(delta -> delta.direction() == direction)
                    .map(delta -> delta.change().settled(slot))
                    .filter(change -> change != 0)
                    .toList())
        .filter(Predicate.not(List::isEmpty))
        .toList();
  }

  private static long sum(List<Long> changes) {
    return changes.stream().mapToLong(Long::longValue).sum();
  }

  /** The counts that the cell of the year has had, one after the other. */
  private static List<Long> seen(String direction, String citizenship) {
    FlowCellKey key =
        new FlowCellKey(
            "A",
            "NZL",
            direction,
            "CROSSINGS",
            "_Z",
            citizenship,
            ALL,
            ALL,
            ALL,
            ALL,
            ALL,
            ALL,
            ALL,
            ALL,
            "2024");
    return PUBLISHED.getOrDefault(key, List.of());
  }
}
