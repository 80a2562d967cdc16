package org.borderflow.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes to no route of ours is refused as everything else is. */
class NoRequestTest {

  @TempDir private static Path dir;
  private static LonelyIntake intake;

  @BeforeAll
  static void start() {
    intake = LonelyIntake.start(dir);
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /P4711 HTTP/1.1         | Host: a, Host: b                      | 400
          GET /P4711 HTTP/1.1         | X: é                                  | 400
          GET /P4711 HTTP/9.9         | Host: a                               | 400
          GET /v1/..;/P4711 HTTP/1.1  | Host: a                               | 400
          GET /%P4711 HTTP/1.1        | Host: a                               | 400
          GET /v1/%2fP4711 HTTP/1.1   | Host: a                               | 404
          GET /P4711 HTTP/1.1         | Host: a                               | 404
          P4711 /v1/agency HTTP/1.1   | Host: a                               | 405
          PUT /v1/agency HTTP/1.1     | Host: a                               | 405
          P4711                       | Host: a                               | 400
          POST /v1/crossings HTTP/1.1 | Host: a, Content-Length: P4711        | 400
          POST /v1/crossings HTTP/1.1 | Host: a, Transfer-Encoding: P4711     | 400
          POST /v1/crossings HTTP/1.1 | Host: a, Content-Length: 1, Content-Length: 2 | 400
          GET /LONG HTTP/1.1          | Host: a                               | 414
          GET / HTTP/1.1              | Host: a, P4711: LONG                  | 431
          """)
  void isRefusedWithoutAWordOfIt(String line, String headers, int status) throws IOException {
    String request = line + "\r\n" + headers.replace(", ", "\r\n") + "\r\n\r\n";
    String answer;
    try (Socket socket = new Socket("127.0.0.1", intake.server().port())) {
      // Longer than the most that is taken of headers and what is read at once on top of it: else
      // the address may have ended when it is found to be too long, depending on the packets.
      String sent = request.replace("LONG", "P4711".repeat(6_000));
      socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("Content-Type: application/problem+json", "\"status\":" + status)
        .doesNotContain("P4711");
  }
}
