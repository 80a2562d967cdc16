package org.borderflow.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends bodies over a line that breaks again and again, in the middle of a body or before its
 * answer, until each has been answered.
 */
final class BrokenLine {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** In so many tries for each, the line breaks once in the body and once before the answer. */
  private static final int TRIES = 6;

  private final int port;
  private final Random random;
  private final Map<String, AtomicLong> happened;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * A line to the intake.
   *
   * @param random says when it breaks
   * @param happened counts what happened, by name
   */
  BrokenLine(int port, Random random, Map<String, AtomicLong> happened) {
    this.port = port;
    this.random = random;
    this.happened = happened;
  }

  /** A place to count in, for any number of lines. */
  static Map<String, AtomicLong> counts() {
    return new ConcurrentHashMap<>();
  }

  /**
   * Sends a body until it is answered.
   *
   * @param headers its headers, by name
   * @return how many records it is said to have had
   */
  long deliver(byte[] body, Map<String, String> headers) throws Exception {
    while (true) {
      int fate = random.nextInt(TRIES);
      if (fate == 0) {
        count("broken in the body");
        breakOff(body, random.nextInt(body.length), headers);
      } else if (fate == 1) {
        count("broken before the answer");
        breakOff(body, body.length, headers);
      } else {
        long received = send(body, headers);
        if (received >= 0) {
          return received;
        }
      }
    }
  }

  /** Sends the head of a request and the beginning of its body, and is gone. */
  private void breakOff(byte[] body, int bytes, Map<String, String> headers) throws IOException {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Host", "localhost");
    all.put("Content-Length", Integer.toString(body.length));
    StringBuilder head = new StringBuilder("POST /v1/crossings HTTP/1.1\r\n");
    all.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream()) {
      out.write((head + "\r\n").getBytes(US_ASCII));
      out.write(body, 0, bytes);
    } catch (SocketException e) {
      // It was answered and closed before all of it was there.
      count("broken by itself");
    }
  }

  /** Sends a body; tells the records received, or -1 if it is to be sent again. */
  private long send(byte[] body, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/crossings"))
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    HttpResponse<byte[]> answer;
    try {
      answer = http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      // A server may close a kept connection at any moment, also when a request is on its way.
      count("broken by itself");
      return -1;
    }
    count("answered " + answer.statusCode());
    return switch (answer.statusCode()) {
      case 200 -> {
        JsonNode totals = JSON.readTree(answer.body()).required("totals");
        yield totals.required("received").asLong();
      }
      case 429, 503 -> {
        // As asked: a client that came at once would prove nothing of what it is told.
        TimeUnit.SECONDS.sleep(answer.headers().firstValueAsLong("Retry-After").orElseThrow());
        yield -1;
      }
      default ->
          throw new AssertionError(answer.statusCode() + " " + new String(answer.body(), US_ASCII));
    };
  }

  private void count(String what) {
    happened.computeIfAbsent(what, name -> new AtomicLong()).incrementAndGet();
  }
}
