package org.borderflow.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.command.hostile.HostileBodies;
import org.borderflow.command.hostile.HostileBody;
import org.borderflow.command.hostile.HostileHeads;
import org.borderflow.command.hostile.HostileValues;
import org.borderflow.command.hostile.Packing;

/** Sends hostile things to an intake, one after the other, and looks at every answer. */
final class HostileCaller {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MILLIS_TO_ANSWER = 60_000;
  private static final int UNAVAILABLE = 503;

  /** Few, so that most come again with another body. */
  private static final int IDEMPOTENCY_KEYS = 20;

  private static final Pattern STATUS =
      Pattern.compile("^HTTP/1\\.[01] (\\d{3})", Pattern.MULTILINE);

  private static final List<String> OTHER_TYPES =
      List.of("TEXT/CSV; charset=UTF-8", "application/json", "application/xml", "text/csv;;=");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Random random;
  private final HostileValues values;
  private final HostileBodies bodies;
  private final HostileHeads heads;
  private final URI intake;
  private final List<String> keys;
  private final Map<Integer, Long> answers = new TreeMap<>();

  /**
   * @param name what its record ids begin with
   * @param intake address of the crossings
   * @param keys of agencies
   */
  HostileCaller(long seed, String name, URI intake, List<String> keys) {
    this.random = new Random(seed);
    this.values = new HostileValues(random, name);
    this.bodies = new HostileBodies(random, values);
    this.heads = new HostileHeads(random, values);
    this.intake = intake;
    this.keys = keys;
  }

  /** How many answers had which status; 0 stands for a connection that was closed without one. */
  Map<Integer, Long> answers() {
    return answers;
  }

  /** Sends at least so many bodies and records. */
  void send(long wanted) throws Exception {
    for (long sent = 0; sent < wanted; ) {
      sent += values.oneIn(2) ? head() : body();
    }
  }

  /** Sends a body of gzip data that are far larger than they look. */
  void sendBomb(long length) throws Exception {
    String header = "record_id,direction,crossed_at,border_post,person_id,citizenship\n";
    HttpRequest.Builder request = HttpRequest.newBuilder(intake).header("Content-Encoding", "gzip");
    byte[] body =
        switch (random.nextInt(4)) {
          case 0 -> of(request, "text/csv", Packing.bomb(header, "\r\n", length));
          case 1 -> of(request, "text/csv", Packing.bomb(header, "0", length));
          case 2 -> of(request, "application/json", Packing.bomb("{\"a\":", "[", length));
          default -> of(request, "application/x-ndjson", Packing.bomb("{}", " \n", length));
        };
    exchange(request.POST(BodyPublishers.ofByteArray(body)).build());
  }

  private static byte[] of(HttpRequest.Builder request, String type, byte[] body) {
    request.header("Content-Type", type);
    return body;
  }

  private int body() throws Exception {
    HostileBody body = bodies.next();
    byte[] bytes = body.bytes().getBytes(ISO_8859_1);
    HttpRequest.Builder request = HttpRequest.newBuilder(intake);
    request.header("Content-Type", values.oneIn(20) ? values.any(OTHER_TYPES) : body.type());
    if (values.oneIn(4)) {
      request.header("Content-Encoding", values.oneIn(20) ? "br" : "gzip");
      bytes = values.any(Arrays.asList(Packing.values())).pack(bytes, random);
    } else if (values.oneIn(40)) {
      request.header("Content-Encoding", "gzip");
    }
    if (values.oneIn(3)) {
      request.header("Authorization", "Bearer " + values.any(keys));
    }
    if (values.oneIn(10)) {
      request.header("Idempotency-Key", "k" + random.nextInt(IDEMPOTENCY_KEYS));
    }
    byte[] sent = bytes;
    BodyPublisher publisher =
        values.oneIn(3)
            ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(sent)) // in chunks
            : BodyPublishers.ofByteArray(sent);
    exchange(request.POST(publisher).build());
    return 1 + body.records();
  }

  private void exchange(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = client.send(request, BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      // A body that was answered before its end ends the connection, maybe under the next request.
      answers.merge(0, 1L, Long::sum);
      return;
    }
    check(answer);
  }

  private void check(HttpResponse<String> answer) throws IOException {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    checkStatus(answer.statusCode(), answer.headers().firstValue("Retry-After").isPresent());
    checkText(answer.body());
    if (answer.statusCode() == 200) {
      JsonNode told = JSON.readTree(answer.body());
      JsonNode totals = told.get("totals");
      assertThat(told.get("results")).hasSize(totals.get("received").asInt());
      assertThat(totals.get("accepted").asInt() + totals.get("rejected").asInt())
          .isEqualTo(totals.get("received").asInt());
    } else {
      assertThat(type).startsWith("application/problem+json");
    }
  }

  private int head() throws Exception {
    String request = heads.next();
    String answer;
    try (Socket socket = new Socket(intake.getHost(), intake.getPort())) {
      socket.setSoTimeout(MILLIS_TO_ANSWER);
      answer = exchange(socket, request.getBytes(ISO_8859_1));
    }
    checkText(answer);
    Matcher status = STATUS.matcher(answer);
    boolean any = false;
    while (status.find()) {
      any = true;
      checkStatus(Integer.parseInt(status.group(1)), answer.contains("\r\nRetry-After: "));
    }
    if (!any) {
      answers.merge(0, 1L, Long::sum);
    }
    return 2;
  }

  /** What is answered until the connection is closed, by whichever side. */
  private static String exchange(Socket socket, byte[] request) throws IOException {
    StringBuilder answer = new StringBuilder();
    try {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      byte[] buffer = new byte[8_192];
      for (int n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
        answer.append(new String(buffer, 0, n, ISO_8859_1));
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError(
          "neither answered nor closed: " + new String(request, ISO_8859_1), e);
    } catch (IOException e) {
      // The intake had read enough of it.
    }
    return answer.toString();
  }

  private void checkStatus(int status, boolean saysWhenToComeAgain) {
    answers.merge(status, 1L, Long::sum);
    assertThat(status < 500 || (status == UNAVAILABLE && saysWhenToComeAgain))
        .as("status %s", status)
        .isTrue();
  }

  private static void checkText(String answer) {
    int at = answer.toUpperCase(Locale.ROOT).indexOf(HostileValues.MARK);
    if (at >= 0) {
      int from = Math.max(0, at - 200);
      fail("told of somebody: " + answer.substring(from, Math.min(answer.length(), at + 200)));
    }
  }
}
