package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerEvent;
import org.borderflow.schemas.TravellerKey;
import org.borderflow.schemas.WithdrawnCrossing;
import org.borderflow.topology.Names;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.view.topic.ProgressWatch;
import org.borderflow.view.topic.TotalCells;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read at all is set aside, is seen, and stops nothing. */
@Tag("slow")
class DeadLettersTest {

  private static final int TRAVELLERS = 40;

  /**
   * No schema id; no whole one; one that nobody gave out; a known one with nothing behind it;
   * nothing; less than nothing.
   */
  private static final List<byte[]> GARBAGE =
      Arrays.asList(
          "no record at all".getBytes(UTF_8),
          new byte[] {0, 0, 0},
          new byte[] {0, 0x7f, 0, 0, 1, 2, 3},
          new byte[] {0, 0, 0, 0, 1},
          new byte[0],
          null);

  @TempDir private Path dir;
  private Deployment deployment;
  private RecordPublisher publisher;
  private ProgressWatch progress;
  private KafkaProducer<byte[], byte[]> vandal;
  private final List<Letter> thrown = new ArrayList<>();
  private long tick;

  @BeforeEach
  void start() {
    deployment =
        Deployment.embedded(
            dir,
            Deployment.Ports.ANY,
            RuleOptions.ruleBook("NZL", "12/16", "set-aside"),
            CommitInterval.ofMillis(100));
    publisher = deployment.publisher();
    progress = deployment.progress();
    vandal =
        new KafkaProducer<>(
            deployment.connection(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    vandal.close();
    progress.close();
    publisher.close();
    deployment.close();
  }

  @Test
  void garbageIsSetAsideByteForByteAndStopsNothing() throws Exception {
    garbageIntoEveryPartition();
    everyoneCrosses("ENTRY", "2023-03-01");
    garbageIntoEveryPartition();
    dayComes("2023-03-02");
    everyoneCrosses("EXIT", "2023-03-08");
    garbageIntoEveryPartition();
    dayComes("2023-04-01");

    assertThat(deadLetters()).containsExactlyInAnyOrderElementsOf(thrown);
    assertThat(crossings()).isEqualTo(2 * TRAVELLERS);

    everyoneCrosses("ENTRY", "2023-05-01");
    dayComes("2023-06-01");
    assertThat(crossings()).isEqualTo(3 * TRAVELLERS);
  }

  /** Of the first topic and of one in the middle. */
  private void garbageIntoEveryPartition() throws Exception {
    for (Topic<?, ?> topic : List.of(Topics.RECEIVED, Topics.CROSSINGS)) {
      byte[] good = goodKey(topic);
      int partitions = vandal.partitionsFor(topic.name()).size();
      for (int partition = 0; partition < partitions; partition++) {
        for (byte[] garbage : GARBAGE) {
          thrown.add(thrown(topic, partition, good, garbage));
        }
        thrown.add(thrown(topic, partition, GARBAGE.get(0), GARBAGE.get(0)));
      }
    }
    // Nobody's: all in it is sound but that nothing says whose it is.
    thrown.add(thrown(Topics.CROSSINGS, 0, null, withdrawal()));
  }

  private Letter thrown(Topic<?, ?> topic, int partition, byte[] key, byte[] value)
      throws Exception {
    RecordMetadata at =
        vandal.send(new ProducerRecord<>(topic.name(), partition, key, value)).get();
    return new Letter(topic.name(), partition, at.offset(), hex(key), hex(value));
  }

  private byte[] goodKey(Topic<?, ?> topic) {
    AvroSerdes serdes = deployment.serdes();
    return topic.equals(Topics.RECEIVED)
        ? serdes.key(Topics.RECEIVED).serializer().serialize(null, new RecordKey("local", "0"))
        : serdes
            .key(Topics.CROSSINGS)
            .serializer()
            .serialize(null, new TravellerKey(new Traveller(new byte[16])));
  }

  private byte[] withdrawal() {
    return deployment
        .serdes()
        .value(Topics.CROSSINGS)
        .serializer()
        .serialize(null, new TravellerEvent(new WithdrawnCrossing("local", "0-2023-03-01")));
  }

  private void everyoneCrosses(String direction, String date) {
    new Commuters(TRAVELLERS, publisher).cross(direction, date);
  }

  /** Whoever is reached by the day has been reached by everything thrown in before it. */
  private void dayComes(String date) {
    tick++;
    publisher.tick(tick, LocalDate.parse(date));
    deployment.await(progress, Names.CELLS_STAGE, tick, Duration.ofSeconds(60));
  }

  private List<Letter> deadLetters() {
    List<Letter> letters = new ArrayList<>();
    deployment.topics().read(Topics.DEAD_LETTERS, letter -> letters.add(Letter.of(letter)));
    return letters;
  }

  private long crossings() {
    return TotalCells.read(deployment.topics(), deployment.serdes()).stream()
        .filter(row -> row.key().getMeasure().equals("CROSSINGS"))
        .filter(row -> row.key().getFreq().equals("A"))
        .filter(row -> !row.key().getDirection().equals("NET"))
        .mapToLong(row -> row.value().getFinalCount())
        .sum();
  }

  private static String hex(byte[] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  /** A record that cannot be read: where it was and its bytes. */
  private record Letter(String topic, int partition, long offset, String key, String value) {

    static Letter of(ConsumerRecord<byte[], byte[]> letter) {
      return new Letter(
          header(letter, "topic"),
          Integer.parseInt(header(letter, "partition")),
          Long.parseLong(header(letter, "offset")),
          hex(letter.key()),
          hex(letter.value()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
      return new String(letter.headers().lastHeader("__streams.errors." + name).value(), UTF_8);
    }
  }
}
