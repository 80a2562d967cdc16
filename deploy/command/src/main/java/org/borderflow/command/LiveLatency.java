package org.borderflow.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderflow.contract.ReceivedAt;
import org.borderflow.contract.Topics;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.parse.Verdict;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.publish.SharedPublisher;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.rules.RuleBook;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.topology.Names;
import org.borderflow.view.live.TopicFollower;
import org.borderflow.view.topic.ProgressWatch;

/**
 * How soon what is received stands in a cell that can be read, beside how soon the same record can
 * be read from the topic in which it is received. Everything runs in this process, as in {@code
 * up}; records come at a steady pace.
 */
final class LiveLatency {

  /** How many records a second come. */
  static final int RECORDS_PER_SECOND = 2_000;

  /**
   * A service runs for months; what its first minutes are like, while the virtual machine compiles
   * on the same processors, is another question. So many seconds at half the pace.
   */
  private static final int WARMING_UP_SECONDS = 150;

  /** At the whole pace, until what that changes has settled. */
  private static final int SETTLING_IN_SECONDS = 20;

  private static final int TIMED_SECONDS = 20;

  /**
   * So many records are of days that have just passed when it is said that they have: some weeks of
   * them while warming up, some more afterwards, when no day comes.
   */
  private static final int RECORDS_TO_A_TICK = 25_000;

  /** For the streams to start, and to fall silent. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** For what can be read in the end to be read. */
  private static final long SETTLING_SECONDS = 1;

  private static final Duration BETWEEN_HANDFULS = Duration.ofMillis(5);

  private final Times cells = new Times();
  private final Times received = new Times();
  private final CountDownLatch following = new CountDownLatch(2);
  private final Path crossings;

  /** The last day of which there are records, for each of the ticks. */
  private final List<LocalDate> days = new ArrayList<>();

  /** Of what is received from then on, in milliseconds since 1970, times are taken. */
  private volatile long timedFrom = Long.MAX_VALUE;

  /** And of what is received from then on no more: of the records, not of the days behind them. */
  private volatile long timedUntil = Long.MAX_VALUE;

  private long tick = System.currentTimeMillis();

  private LiveLatency(Path crossings) throws IOException {
    this.crossings = crossings;
    read(
        (number, crossing) -> {
          LocalDate day = crossing.getCrossing().getDate();
          int place = tickOf(number);
          if (place == days.size()) {
            days.add(day);
          } else {
            days.set(place, day);
          }
        });
  }

  /**
   * Times in milliseconds.
   *
   * @param median half of them are no longer
   * @param p99 of a hundred, one is longer
   */
  record Percentiles(long median, long p99) {}

  /**
   * What was found.
   *
   * @param cells from the receipt of the earliest record behind a change of a cell until the change
   *     can be read
   * @param received from the receipt of a record until it can be read from its topic
   */
  record Found(Percentiles cells, Percentiles received) {

    String table() {
      return BenchmarkRound.row("received to readable cell, p50, ms", "%,d", cells.median())
          + BenchmarkRound.row("received to readable cell, p99, ms", "%,d", cells.p99())
          + BenchmarkRound.row("a mere round trip through Kafka, p50, ms", "%,d", received.median())
          + BenchmarkRound.row("a mere round trip through Kafka, p99, ms", "%,d", received.p99());
    }
  }

  /** Milliseconds, of what was received while records were timed. */
  private final class Times {
    private final LongStream.Builder all = LongStream.builder();

    synchronized void since(long millis) {
      if (timedFrom <= millis && millis < timedUntil) {
        all.add(System.currentTimeMillis() - millis);
      }
    }

    synchronized Percentiles percentiles() {
      long[] sorted = all.build().toArray();
      if (sorted.length == 0) {
        throw new IllegalStateException("Nothing came while times were taken");
      }
      Arrays.sort(sorted);
      return new Percentiles(sorted[sorted.length / 2], sorted[(int) (sorted.length * 99L / 100)]);
    }
  }

  /** How many records are sent altogether. */
  static int records() {
    return untimed() + RECORDS_PER_SECOND * TIMED_SECONDS;
  }

  private static int warmingUp() {
    return RECORDS_PER_SECOND / 2 * WARMING_UP_SECONDS;
  }

  private static int untimed() {
    return warmingUp() + RECORDS_PER_SECOND * SETTLING_IN_SECONDS;
  }

  /** When a record is due, in nanoseconds since the first. */
  private static long due(int record) {
    int slowly = Math.min(record, warmingUp());
    return (2L * slowly + record - slowly) * 1_000_000_000L / RECORDS_PER_SECOND;
  }

  /**
   * Sends the records of a file, one after the other.
   *
   * @param crossings CSV, with at least {@link #records()} records by date
   */
  static Found measure(Path crossings, RuleBook rules) throws IOException {
    LiveLatency latency = new LiveLatency(crossings);
    try (Running running = new Running()) {
      DataDirectory data = running.open(DataDirectory::temporary);
      Deployment deployment =
          running.open(
              () ->
                  Deployment.embedded(
                      data.path(), Deployment.Ports.ANY, rules, UpCommand.COMMIT_INTERVAL));
      RecordPublisher publisher =
          running.open(
              () ->
                  new RecordPublisher(
                      deployment.bootstrapServers(),
                      SharedPublisher.impatient(),
                      deployment.serdes()));
      ProgressWatch progress = running.open(deployment::progress);
      running.open(
          () ->
              latency.follow(
                  deployment,
                  Topics.FLOW_CELLS.name(),
                  record -> ReceivedAt.in(record.headers()).ifPresent(latency.cells::since)));
      running.open(
          () ->
              latency.follow(
                  deployment,
                  Topics.RECEIVED.name(),
                  record -> latency.received.since(record.timestamp())));
      latency.following.await();
      latency.tick(publisher, 0);
      deployment.await(progress, Names.CELLS_STAGE, latency.tick, PATIENCE);
      latency.send(publisher);
      latency.timedUntil = System.currentTimeMillis();
      // However late: what is told only when things went well is no measurement.
      latency.tick(publisher, latency.days.size() - 1);
      deployment.await(progress, Names.CELLS_STAGE, latency.tick, PATIENCE);
      TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
      return new Found(latency.cells.percentiles(), latency.received.percentiles());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in the benchmark", e);
    }
  }

  /** Which of the ticks comes before a record and all of its days. */
  private static int tickOf(int record) {
    return Math.min(record, warmingUp()) / RECORDS_TO_A_TICK;
  }

  private void tick(RecordPublisher publisher, int which) {
    publisher.tick(++tick, days.get(which));
  }

  private void send(RecordPublisher publisher) throws IOException {
    long begun = System.nanoTime();
    read(
        (number, crossing) -> {
          if (number > 0 && tickOf(number) > tickOf(number - 1)) {
            tick(publisher, tickOf(number));
          }
          long due = begun + due(number);
          if (due - System.nanoTime() > BETWEEN_HANDFULS.toNanos()) {
            LockSupport.parkNanos(due - System.nanoTime());
          }
          if (number == untimed()) {
            timedFrom = System.currentTimeMillis();
          }
          publisher.publish(crossing);
        });
  }

  private interface Numbered {
    void visit(int number, ReceivedCrossing crossing);
  }

  private void read(Numbered visitor) throws IOException {
    CrossingParser parser =
        new IntakeSettings(
                "local",
                "benchmark",
                new Pseudonyms(PseudonymKey.generate()),
                PostRegister.empty(),
                LocalDate.MAX)
            .parser();
    String source = crossings.toString();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(crossings), 1 << 18)) {
      RecordReader reader = RecordReader.of(source, in, ReadingFormat.CSV, Column.LAYOUT);
      for (int read = 0; read < records() && reader.next(); ) {
        if (parser.parse(reader.record(), source) instanceof Verdict.Accepted accepted) {
          visitor.visit(read++, accepted.crossing());
        }
      }
    }
  }

  private interface Reading {
    void read(ConsumerRecord<byte[], byte[]> record);
  }

  private TopicFollower follow(Deployment deployment, String topic, Reading reading) {
    return TopicFollower.start(
        deployment.connection(),
        List.of(topic),
        new TopicFollower.Listener() {
          @Override
          public void begin() {
            // Nothing is kept that could be begun anew.
          }

          @Override
          public void visit(ConsumerRecord<byte[], byte[]> record, boolean old) {
            reading.read(record);
          }

          @Override
          public void caughtUp() {
            following.countDown();
          }
        });
  }
}
