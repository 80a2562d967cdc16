package org.borderflow.ingest.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.ByteSource;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.borderflow.ingest.tls.TlsContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a line where anything may happen. */
class UplinkTest {

  private static final Batch BATCH =
      new Batch("digest-2-9", "text/csv", ByteSource.wrap("packed".getBytes(UTF_8)), 40, 9);
  private static final String ANSWER =
      "{\"results\":[{\"line\":2,\"record_id\":\"a\",\"status\":\"ACCEPTED\"},"
          + "{\"line\":3,\"record_id\":\"b\",\"status\":\"REJECTED\",\"reason\":\"BAD_VALUE\","
          + "\"field\":\"sex\",\"message\":\"what\"}],"
          + "\"totals\":{\"received\":2,\"accepted\":1,\"duplicates\":0,\"rejected\":1}}";

  private static final SSLContext TLS = TlsContexts.of(Optional.empty(), List.of());

  private final Deque<String> answers = new ArrayDeque<>();
  private final Set<String> requests = new LinkedHashSet<>();
  private final List<String> pauses = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private HttpServer server;
  private URI address;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    address = URI.create("http://localhost:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(
        exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Idempotency-Key")
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + new String(body, UTF_8));
    String[] answer = answers.remove().split(":", -1);
    if (answer.length > 1) {
      exchange.getResponseHeaders().set("Retry-After", answer[1]);
    }
    byte[] text = (answer[0].equals("page") ? "<html>" : ANSWER).getBytes(UTF_8);
    int status = answer[0].equals("page") ? 200 : Integer.parseInt(answer[0]);
    if (answer[0].equals("000")) {
      exchange.close(); // without an answer
      return;
    }
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private Uplink uplink(String path) {
    return new Uplink(
        URI.create(address + path),
        Optional.of("bf_key"),
        Optional.empty(),
        TLS,
        pause -> pauses.add(pause.toString().substring(2)),
        said::add);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          answers                                     | pauses
          200                                         | ''
          503:5 200                                   | 5S
          429:1 429:30 200                            | 1S 30S
          503:99999999 200                            | 1H
          503:soon 503 503 200                        | 0.25S 0.5S 1S
          302 500 502 504 408 page 200                | 0.25S 0.5S 1S 2S 4S 8S
          502 502 502 502 502 502 502 502 502 502 200 | 0.25S 0.5S 1S 2S 4S 8S 16S 32S 1M 1M
          000 503:7 000 200                           | 0.25S 7S 1S
          """,
      useHeadersInDisplayName = true)
  void triesAgainUntilItIsAnswered(String given, String waited) throws Exception {
    answers.addAll(Arrays.asList(given.split(" ")));

    Told told = uplink("").deliver(BATCH);

    assertThat(String.join(" ", pauses)).isEqualTo(waited);
    assertThat(requests)
        .as("the same request each time")
        .containsExactly("/v1/crossings digest-2-9 Bearer bf_key packed");
    assertThat(said.stream().filter(text -> text.endsWith(" is back")).count())
        .isEqualTo(waited.isEmpty() ? 0 : 1);
    assertThat(told.received()).isEqualTo(2);
    assertThat(told.accepted()).isEqualTo(1);
    assertThat(told.rejections().stream().map(Object::toString).collect(Collectors.joining()))
        .isEqualTo(
            "{\"line\":43,\"record_id\":\"b\",\"reason\":\"BAD_VALUE\",\"field\":\"sex\","
                + "\"message\":\"what\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 415, 422})
  void doesNotTryAgainWhatIsNoUse(int status) {
    answers.add(Integer.toString(status));

    assertThatThrownBy(() -> uplink("").deliver(BATCH))
        .isInstanceOfSatisfying(NotAdmitted.class, e -> assertThat(e.status()).isEqualTo(status));
    assertThat(pauses).isEmpty();
  }

  @Test
  void aLineThatIsAwayIsTriedUntilItIsBack() throws Exception {
    int port = server.getAddress().getPort();
    server.stop(0);
    answers.add("200");
    Uplink uplink =
        new Uplink(
            address,
            Optional.empty(),
            Optional.empty(),
            TLS,
            pause -> {
              pauses.add(pause.toString());
              if (pauses.size() == 3) {
                startAgain(port);
              }
            },
            said::add);

    assertThat(uplink.deliver(BATCH).received()).isEqualTo(2);
    assertThat(pauses).hasSize(3);
    assertThat(said).hasSize(2);
  }

  private void startAgain(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  @ParameterizedTest
  @CsvSource({
    "'', /v1/crossings",
    "/, /v1/crossings",
    "/v1/crossings, /v1/crossings",
    "/statistics/, /statistics/v1/crossings"
  })
  void theAddressMayBeShort(String given, String asked) throws Exception {
    answers.add("200");

    uplink(given).deliver(BATCH);

    assertThat(requests).singleElement().asString().startsWith(asked + " ");
  }
}
