package org.borderflow.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.topology.Names;
import org.borderflow.view.topic.ProgressWatch;

/**
 * The records of a file pushed over HTTP by several clients at a time, each of which sends its next
 * body when the last is answered. The clients are in this process and take their share of it.
 */
final class HttpPush {

  private static final int CLIENTS = 8;
  private static final int RECORDS_IN_A_BODY = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI crossings;
  private final BufferedReader file;
  private final String header;

  /**
   * What pushing a file took, from the first record sent.
   *
   * @param answered until the last body was answered: every record is durable
   * @param settled until the cells hold everything
   */
  record Took(Duration answered, Duration settled) {}

  private HttpPush(Door door, BufferedReader file) throws IOException {
    this.crossings = URI.create("http://localhost:" + door.port() + "/v1/crossings");
    this.file = file;
    this.header = file.readLine() + '\n';
  }

  /**
   * Pushes a file and lets a day pass behind it.
   *
   * @param file CSV, a record on each line
   * @return what it took
   */
  static Took of(Path file, LocalDate day, Deployment deployment, Door door) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
        ProgressWatch progress = deployment.progress();
        RecordPublisher publisher = deployment.publisher()) {
      HttpPush push = new HttpPush(door, lines);
      long begun = System.nanoTime();
      push.pushAll();
      Duration answered = Duration.ofNanos(System.nanoTime() - begun);
      long tick = System.currentTimeMillis();
      publisher.tick(tick, day);
      deployment.await(progress, Names.CELLS_STAGE, tick, PATIENCE);
      return new Took(answered, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  private void pushAll() {
    ExecutorService clients =
        Executors.newFixedThreadPool(CLIENTS, task -> new Thread(task, "benchmark-client"));
    try {
      List<Future<?>> pushing = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        pushing.add(clients.submit(this::push));
      }
      for (Future<?> client : pushing) {
        client.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A client of the benchmark failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in the benchmark", e);
    } finally {
      clients.shutdownNow();
    }
  }

  private void push() {
    try {
      for (String body = nextBody(); !body.isEmpty(); body = nextBody()) {
        HttpRequest request =
            HttpRequest.newBuilder(crossings)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(header + body, StandardCharsets.ISO_8859_1))
                .build();
        HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException("The intake answered " + answer.statusCode());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in the benchmark", e);
    }
  }

  private synchronized String nextBody() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int record = 0; record < RECORDS_IN_A_BODY; record++) {
      String line = file.readLine();
      if (line == null) {
        break;
      }
      body.append(line).append('\n');
    }
    return body.toString();
  }
}
