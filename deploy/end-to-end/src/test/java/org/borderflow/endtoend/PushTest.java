package org.borderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is pushed over HTTP arrives, and counts once, however often lines break, bodies are sent
 * again and the broker goes away. {@code -Dborderflow.pushed=1000000} makes it a long test.
 */
@Tag("slow")
class PushTest {

  private static final long SEED = 11;
  private static final int STEP = 1_000;
  private static final int CLIENTS = 8;
  private static final int RECORDS = Integer.getInteger("borderflow.pushed", 20_000);

  /** On average. */
  private static final int RECORDS_IN_A_BODY = Math.min(1_000, RECORDS / CLIENTS / 10);

  private static final int PER_SECOND_FROM_A_SLOW_AGENCY = 1_500;

  @TempDir private Path dir;

  private final Map<String, AtomicLong> happened = BrokenLine.counts();
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final AtomicLong answered = new AtomicLong();
  private EmbeddedRegistry registry;
  private FaultyPipeline pipeline;
  private OpenDoor door;

  @BeforeEach
  void start() {
    RuleBook rules =
        new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);
    registry = EmbeddedRegistry.start(dir.resolve("registry"), 0);
    pipeline = new FaultyPipeline(rules, dir, registry.url(), STEP);
    pipeline.start("first");
    door = new OpenDoor(pipeline.cluster(), dir);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    door.close();
    pipeline.close();
    registry.close();
  }

  @Test
  void whatIsPushedOverBrokenLinesIsAcceptedOnce() throws Exception {
    List<Future<?>> clients = push(RECORDS, Keys.NOW_AND_THEN);
    Patience.await(() -> answered.get() > RECORDS / 2);
    assertThat(clients).as("clients").anyMatch(client -> !client.isDone());
    pipeline.restartBroker(() -> Patience.await(() -> happened.containsKey("answered 503")));

    Arrived arrived = arrived(clients);

    System.out.printf("%,d records; %s; %s%n", RECORDS, happened, arrived.totals());
    BitSet good = of(RECORDS, Pushed::isGood);
    assertThat(arrived.accepted()).isEqualTo(good);
    assertThat(arrived.refused()).isEqualTo(of(RECORDS, record -> !Pushed.isGood(record)));
    assertThat(answered).hasValue(RECORDS);
    assertThat(arrived.totals()).containsEntry("accepted", (long) good.cardinality());
    assertThat(arrived.received())
        .isGreaterThan(good.cardinality())
        .isEqualTo(
            arrived.totals().get("accepted")
                + arrived.totals().get("duplicates")
                + arrived.totals().get("rejected"));
  }

  @Test
  void whatIsPushedUnderKeysIsRefusedOnce() throws Exception {
    int records = 2_000;

    Arrived arrived = arrived(push(records, Keys.ALWAYS));

    BitSet bad = of(records, record -> !Pushed.isGood(record));
    assertThat(happened).containsKeys("broken in the body", "broken before the answer");
    assertThat(arrived.refused()).isEqualTo(bad);
    assertThat(arrived.refusals()).isEqualTo(bad.cardinality());
  }

  /** Whether bodies come with an idempotency key. */
  private enum Keys {
    ALWAYS,
    NOW_AND_THEN
  }

  private List<Future<?>> push(int records, Keys keys) {
    List<Future<?>> clients = new ArrayList<>();
    int share = records / CLIENTS;
    for (int client = 0; client < CLIENTS; client++) {
      int from = share * client;
      String key = client == 0 ? door.keyOf("slow", PER_SECOND_FROM_A_SLOW_AGENCY) : null;
      clients.add(threads.submit(() -> push(from, from + share, key, keys)));
    }
    return clients;
  }

  private Arrived arrived(List<Future<?>> clients) throws Exception {
    for (Future<?> client : clients) {
      client.get();
    }
    return Arrived.at(pipeline.cluster());
  }

  private static BitSet of(int records, IntPredicate which) {
    return IntStream.range(0, records).filter(which).collect(BitSet::new, BitSet::set, BitSet::or);
  }

  /** Pushes a client's share, in bodies of any size. */
  private Void push(int begin, int end, String key, Keys keys) throws Exception {
    Random random = new Random(SEED + begin);
    BrokenLine line = new BrokenLine(door.port(), random, happened);
    int to;
    for (int from = begin; from < end; from = to) {
      to = Math.min(end, from + 1 + random.nextInt(2 * RECORDS_IN_A_BODY));
      boolean json = random.nextBoolean();
      Map<String, String> headers = new HashMap<>();
      headers.put("Content-Type", json ? "application/x-ndjson" : "text/csv");
      if (key != null) {
        headers.put("Authorization", "Bearer " + key);
      }
      if (random.nextBoolean() || keys == Keys.ALWAYS) {
        headers.put("Idempotency-Key", "body-" + from);
      }
      byte[] body = json ? Pushed.json(from, to) : Pushed.csv(from, to);
      answered.addAndGet(line.deliver(body, headers));
    }
    return null;
  }
}
