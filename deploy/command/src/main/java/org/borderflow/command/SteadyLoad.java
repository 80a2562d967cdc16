package org.borderflow.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Requests sent by the clock, whether those before have been answered or not. Each is timed from
 * the moment at which it was due: what holds the caller up as well is not left out.
 *
 * <p>The callers are in the process that is measured, and share its processors. So each is as plain
 * as can be: it blocks on a connection of its own, and hands nothing to other threads.
 */
final class SteadyLoad {

  /** A service runs for months; what its first minute is like is another question. */
  private static final Duration WARMING_UP = Duration.ofSeconds(45);

  private static final Duration TIMED = Duration.ofSeconds(20);

  /** Connections; a request that is due when all are taken waits, and its time is running. */
  private static final int LINES = 64;

  private static final long FOR_EVER = Long.MAX_VALUE;

  static {
    // Read when the first connection is made; without it all but five are closed after one answer.
    System.setProperty("http.maxConnections", Integer.toString(LINES));
  }

  private SteadyLoad() {}

  /**
   * What is asked.
   *
   * @param uri where
   * @param csv what is posted, as CSV; empty for a mere {@code GET}
   */
  record Request(URI uri, String csv) {}

  /**
   * How long the answers took, in milliseconds. One that does not come, or is another than 200,
   * takes for ever.
   *
   * @param median half of them took no longer
   * @param p99 of a hundred, one took longer
   * @param failed how many took for ever
   */
  record Answers(double median, double p99, long failed) {

    private static Answers of(long[] nanos) {
      Arrays.sort(nanos);
      return new Answers(
          milliseconds(nanos[nanos.length / 2]),
          milliseconds(nanos[(int) (nanos.length * 99L / 100)]),
          Arrays.stream(nanos).filter(one -> one == FOR_EVER).count());
    }

    private static double milliseconds(long nanos) {
      return nanos == FOR_EVER ? Double.POSITIVE_INFINITY : nanos / 1e6;
    }
  }

  /**
   * Sends for some seconds what need not be fast yet, then what is timed.
   *
   * @param perSecond how many requests
   * @param requests a request by its number, from 0
   */
  static Answers send(int perSecond, IntFunction<Request> requests) {
    // All of it is answered before what is timed begins: it must not queue for what was slow then.
    int before = send(perSecond, WARMING_UP, requests).length;
    return Answers.of(send(perSecond, TIMED, number -> requests.apply(before + number)));
  }

  private static long[] send(int perSecond, Duration time, IntFunction<Request> requests) {
    int all = (int) (perSecond * time.toSeconds());
    long[] nanos = new long[all];
    ExecutorService lines = Executors.newFixedThreadPool(LINES);
    try {
      CompletableFuture<?>[] answers = new CompletableFuture<?>[all];
      long begun = System.nanoTime();
      for (int i = 0; i < all; i++) {
        int number = i;
        Request request = requests.apply(i);
        long due = begun + i * 1_000_000_000L / perSecond;
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
          LockSupport.parkNanos(early);
        }
        answers[i] =
            CompletableFuture.runAsync(
                () -> nanos[number] = isGood(request) ? System.nanoTime() - due : FOR_EVER, lines);
      }
      CompletableFuture.allOf(answers).join();
    } finally {
      lines.shutdownNow();
    }
    return nanos;
  }

  private static boolean isGood(Request request) {
    try {
      HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
      if (!request.csv().isEmpty()) {
        byte[] body = request.csv().getBytes(StandardCharsets.UTF_8);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("Content-Type", "text/csv");
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body);
        }
      }
      try (InputStream answer = connection.getInputStream()) {
        // Only a connection whose answer was read to its end is used again.
        answer.transferTo(OutputStream.nullOutputStream());
      }
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
