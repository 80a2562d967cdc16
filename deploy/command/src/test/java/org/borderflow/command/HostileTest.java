package org.borderflow.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderflow.command.hostile.HostileValues;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bodies, lines and heads of requests that mean harm, sent to everything that {@code up} runs.
 *
 * <p>A full run is {@code -Dborderflow.hostile=1000000}.
 */
class HostileTest {

  /** Bodies and records that are sent. */
  private static final long SENT = Long.getLong("borderflow.hostile", 6_000);

  private static final long SEED = Long.getLong("borderflow.hostile.seed", 1);
  private static final int PHASES = 4;
  private static final int CALLERS = 2;

  /** Of a gzip bomb; more than the limit in a full run. */
  private static final long UNPACKED = Math.min(5_000 * SENT, 1_100_000_000L);

  /** Caches that fill up and the data of classes that are loaded late take this much at most. */
  private static final long SLACK = 48L << 20;

  private static final String AUDIT = " borderflow.audit ";

  @TempDir private Path dir;
  private final PrintStream errors = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private CountingIntake intake;
  private long logged;
  private long audited;

  @BeforeEach
  void start() throws IOException {
    Path log = Path.of(LogFile.path());
    logged = Files.exists(log) ? Files.size(log) : 0;
    intake = CountingIntake.start(dir, false);
    System.setErr(new PrintStream(printed, true, ISO_8859_1));
  }

  @AfterEach
  void stop() {
    System.setErr(errors);
    intake.close();
  }

  @Tag("long")
  @Test
  void nothingBreaksGrowsOrTellsOfAnybody() throws Exception {
    AgencyRegister register = new AgencyRegister(dir);
    List<String> keys =
        List.of(
            register.add(new Agency("PORT", Role.AGENCY, Set.of("AKL"), 0, null, false, "")),
            register.add(new Agency("EDGE", Role.AGENCY, Set.of(), 0, null, false, "", null, true)),
            "bf_" + HostileValues.MARK);
    List<HostileCaller> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      callers.add(
          new HostileCaller(
              SEED * CALLERS + caller, "c" + caller + "-", intake.uri("/v1/crossings"), keys));
    }
    List<Long> heap = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      for (int phase = 0; phase < PHASES; phase++) {
        List<Future<?>> sending = new ArrayList<>();
        for (HostileCaller caller : callers) {
          sending.add(
              threads.submit(
                  () -> {
                    caller.send(SENT / PHASES / CALLERS);
                    return null;
                  }));
        }
        callers.get(0).sendBomb(UNPACKED);
        for (Future<?> sent : sending) {
          sent.get();
        }
        everyRecordIsAccountedFor();
        assertThat(intake.metrics().toUpperCase(Locale.ROOT)).doesNotContain(HostileValues.MARK);
        heap.add(heapInUse());
      }
    } finally {
      threads.shutdown();
    }

    Map<Integer, Long> answers = new TreeMap<>();
    callers.forEach(
        caller ->
            caller.answers().forEach((status, times) -> answers.merge(status, times, Long::sum)));
    assertThat(answers.keySet()).as("what was met").contains(200, 400, 401, 404, 405, 415);
    assertThat(heap.get(PHASES - 1)).as("heap %s", heap).isLessThan(heap.get(0) + SLACK);
    assertThat(printed.toString(ISO_8859_1).toUpperCase(Locale.ROOT))
        .doesNotContain(HostileValues.MARK);
    assertThat(intake.deployment().topics().isEmpty(Topics.DEAD_LETTERS)).isTrue();
    for (Topic<?, ?> topic : Topics.ALL) {
      intake.deployment().topics().read(topic.name(), HostileTest::tellsOfNobody);
    }
    System.out.printf("answers %s, heap %s, records %d%n", answers, heap, audited);
  }

  private void everyRecordIsAccountedFor() throws IOException {
    double received = receivedAndLogged();
    assertThat(received).as("as the audit log has it").isEqualTo(audited);
    intake.settle();
    double known =
        intake.settled("borderflow_records_accepted_total", () -> received - notAccepted());
    assertThat(known + notAccepted()).isEqualTo(received);
    assertThat(intake.deployment().notReady()).isEmpty();
  }

  /** What was received, once it is logged: a caller that has gone is not waited for. */
  private double receivedAndLogged() throws IOException {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    double received;
    do {
      received = intake.metric("borderflow_records_received_total");
      readLog();
    } while (received != audited && System.nanoTime() < deadline);
    return received;
  }

  private double notAccepted() {
    return intake.metric("borderflow_records_duplicates_total")
        + intake.metric("borderflow_records_rejected_total{");
  }

  /** Reads what was logged since it was read last. */
  private void readLog() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(LogFile.path(), "r")) {
      log.seek(logged);
      byte[] bytes = new byte[(int) (log.length() - logged)];
      log.readFully(bytes);
      String text = new String(bytes, ISO_8859_1);
      int whole = text.lastIndexOf('\n') + 1;
      logged += whole;
      for (String line : text.substring(0, whole).split("\n", -1)) {
        assertThat(line.toUpperCase(Locale.ROOT)).doesNotContain(HostileValues.MARK);
        if (line.contains(AUDIT)) {
          audited +=
              new ObjectMapper()
                  .readTree(line.substring(line.indexOf(AUDIT) + AUDIT.length()))
                  .get("received")
                  .asLong();
        }
      }
    }
  }

  private static void tellsOfNobody(ConsumerRecord<byte[], byte[]> record) {
    for (byte[] part : new byte[][] {record.key(), record.value()}) {
      if (part != null) {
        assertThat(new String(part, ISO_8859_1).toUpperCase(Locale.ROOT))
            .doesNotContain(HostileValues.MARK);
      }
    }
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
