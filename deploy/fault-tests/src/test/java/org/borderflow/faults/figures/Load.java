package org.borderflow.faults.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that push crossings over HTTP as the contract tells them to: a body that was not answered
 * is sent again until it is, and now and then one that was answered as well. They go no further in
 * the file than they are allowed.
 */
public final class Load implements AutoCloseable {

  private static final int CLIENTS = 4;
  private static final int MOST_IN_A_BODY = 400;
  private static final int ONE_IS_SENT_AGAIN = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PAUSE_MILLIS = 300;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final List<Future<?>> clients = new ArrayList<>();
  private final URI intake;
  private final String key;
  private final BufferedReader file;
  private final String header;
  private final Random random;
  private long allowed;
  private long taken;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();

  /** Clients that have not begun. */
  public Load(Crossings crossings, URI intake, String key, long seed) throws IOException {
    this.intake = intake;
    this.key = key;
    this.file = crossings.open();
    this.header = file.readLine() + '\n';
    this.random = new Random(seed);
  }

  /** Lets them begin. */
  public void begin() {
    for (int client = 0; client < CLIENTS; client++) {
      clients.add(threads.submit(this::push));
    }
  }

  /** Lets them go on to so many records from the beginning of the file. */
  public synchronized void allow(long records) {
    allowed = Math.max(allowed, records);
    notifyAll();
  }

  /** How many records of the file have been answered for. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /** How many of them the intake refused. */
  public long refused() {
    return refused.get();
  }

  /** How many bodies had to be sent again. */
  public long unanswered() {
    return unanswered.get();
  }

  /**
   * Whether so many have been answered for.
   *
   * @throws IllegalStateException if a client got an answer that the contract does not know
   */
  public boolean hasReached(long records) {
    for (Future<?> client : clients) {
      if (client.isDone()) {
        try {
          client.get();
        } catch (ExecutionException e) {
          throw new IllegalStateException("A client failed", e.getCause());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("Interrupted", e);
        }
      }
    }
    return acknowledged.get() >= records;
  }

  private Void push() throws Exception {
    for (Body body = next(); body != null; body = next()) {
      JsonNode totals = deliver(body);
      refused.addAndGet(totals.required("rejected").asLong());
      acknowledged.addAndGet(body.records);
      if (body.again) {
        deliver(body);
      }
    }
    return null;
  }

  /** Some lines of the file; null if there are no more. */
  private synchronized Body next() throws IOException, InterruptedException {
    while (taken >= allowed) {
      wait();
    }
    int most = (int) Math.min(1 + random.nextInt(MOST_IN_A_BODY), allowed - taken);
    StringBuilder text = new StringBuilder(header);
    int records = 0;
    while (records < most) {
      String line = file.readLine();
      if (line == null) {
        break;
      }
      text.append(line).append('\n');
      records++;
    }
    if (records == 0) {
      return null;
    }
    taken += records;
    return new Body(
        text.toString(),
        records,
        random.nextBoolean() ? "body-" + taken : null,
        random.nextInt(ONE_IS_SENT_AGAIN) == 0);
  }

  /**
   * What is sent at once.
   *
   * @param idempotencyKey or null
   * @param again whether it is sent once more when it has been answered
   */
  private record Body(String text, int records, String idempotencyKey, boolean again) {}

  private JsonNode deliver(Body body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(intake)
            .timeout(PATIENCE)
            .header("Content-Type", "text/csv")
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(body.text, UTF_8));
    if (body.idempotencyKey != null) {
      request.header("Idempotency-Key", body.idempotencyKey);
    }
    while (true) {
      try {
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          return JSON.readTree(answer.body()).required("totals");
        }
        if (answer.statusCode() != 503 && answer.statusCode() != 429) {
          throw new IllegalStateException(
              "The intake answered "
                  + answer.statusCode()
                  + " "
                  + new String(answer.body(), UTF_8));
        }
      } catch (IOException e) {
        // Whoever was to answer may be gone: the same again.
      }
      unanswered.incrementAndGet();
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    file.close();
  }
}
