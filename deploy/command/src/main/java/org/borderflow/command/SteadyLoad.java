package org.borderflow.command;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
 */
final class SteadyLoad {

  /** A service runs for months; what its first minute is like is another question. */
  private static final Duration WARMING_UP = Duration.ofSeconds(45);

  private static final Duration TIMED = Duration.ofSeconds(20);

  /** Connections; a request that is due when all are taken waits, and its time is running. */
  private static final int LINES = 64;

  private static final long FOR_EVER = Long.MAX_VALUE;

  private SteadyLoad() {}

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
  static Answers send(HttpClient client, int perSecond, IntFunction<HttpRequest> requests) {
    // All of it is answered before what is timed begins: it must not queue for what was slow then.
    int before = send(client, perSecond, WARMING_UP, requests).length;
    return Answers.of(send(client, perSecond, TIMED, number -> requests.apply(before + number)));
  }

  private static long[] send(
      HttpClient client, int perSecond, Duration time, IntFunction<HttpRequest> requests) {
    int all = (int) (perSecond * time.toSeconds());
    long[] nanos = new long[all];
    ExecutorService lines = Executors.newFixedThreadPool(LINES);
    try {
      CompletableFuture<?>[] answers = new CompletableFuture<?>[all];
      long begun = System.nanoTime();
      for (int i = 0; i < all; i++) {
        int number = i;
        HttpRequest request = requests.apply(i);
        long due = begun + i * 1_000_000_000L / perSecond;
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
          LockSupport.parkNanos(early);
        }
        answers[i] =
            CompletableFuture.runAsync(
                () -> nanos[number] = isGood(client, request) ? System.nanoTime() - due : FOR_EVER,
                lines);
      }
      CompletableFuture.allOf(answers).join();
    } finally {
      lines.shutdownNow();
    }
    return nanos;
  }

  private static boolean isGood(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
