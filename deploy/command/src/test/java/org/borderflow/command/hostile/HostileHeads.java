package org.borderflow.command.hostile;

import static org.borderflow.command.hostile.HostileValues.MARK;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.borderflow.ingest.read.Column;

/** Whole requests as bytes, whose heads no client library would write. */
public final class HostileHeads {

  private static final String BODY =
      "record_id,direction,crossed_at,border_post,person_id,citizenship\n"
          + "ID,entry,2024-01-05,AKL,"
          + MARK
          + ",FRA\n";

  private static final List<String> METHODS =
      List.of(
          "GET",
          "PUT",
          "DELETE",
          "PATCH",
          "HEAD",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "BREW",
          "post",
          "P\0ST",
          "",
          "\u00ff",
          MARK,
          "A".repeat(10_000));

  private static final List<String> PATHS =
      List.of(
          "/v1/agency",
          "/health/ready",
          "/openapi.json",
          "/v1/crossings/",
          "//v1//crossings",
          "/v1/%63rossings",
          "/v1/crossings%00",
          "/v1/crossings%0d%0aX:" + MARK,
          "/v1/crossings;p=" + MARK,
          "/v1/crossings?p=" + MARK,
          "/v1/crossings?%zz=" + MARK,
          "/v1/crossings#" + MARK,
          "/v1/crossings/../../" + MARK,
          "/%2e%2e/%2e%2e/etc/passwd",
          "/..%2f" + MARK,
          "/%" + MARK,
          "/%ff%fe",
          "/\u00e9" + MARK,
          "/a b" + MARK,
          "/" + MARK.repeat(2_000),
          "*",
          "",
          MARK,
          "http://elsewhere/" + MARK,
          "http://[::1/" + MARK);

  private static final List<String> VERSIONS =
      List.of("HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "HTP/1.1", "HTTP/1.1" + MARK, "");

  private static final List<String> TYPES =
      List.of(
          "TEXT/CSV ; Charset=\"utf-8\"",
          "text/csv;charset=latin1",
          "text/csv;charset=" + MARK,
          "application/json",
          "multipart/form-data; boundary=" + MARK,
          "application/x-www-form-urlencoded",
          "*/*",
          ";;;",
          "",
          "\u00ff" + MARK);

  private static final List<String> MORE =
      List.of(
          "Host: elsewhere",
          "Host: " + MARK + ":99999999",
          "Content-Type: application/json",
          "Content-Encoding: gzip",
          "Content-Encoding: gzip, gzip",
          "Content-Encoding: " + MARK,
          "Content-Encoding: identity",
          "Expect: 100-continue",
          "Expect: " + MARK,
          "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk",
          "Upgrade: websocket\r\nConnection: Upgrade",
          "Connection: close, " + MARK,
          "Authorization: Bearer " + MARK,
          "Authorization: Bearer",
          "Authorization: Basic " + MARK,
          "Authorization: " + MARK,
          "Pseudonym-Key-Check: " + MARK,
          "Idempotency-Key: " + MARK,
          "Idempotency-Key: \u00ff\u00fe",
          "Idempotency-Key:",
          "Cookie: p=" + MARK + "; \"",
          "X-Forwarded-For: " + MARK,
          "Range: bytes=0-18446744073709551615",
          "Accept-Encoding: " + "gzip,".repeat(500),
          MARK,
          MARK + " : x",
          MARK + ": a\r\n b",
          " folded: " + MARK,
          "X: \0" + MARK,
          "X: a\rb" + MARK,
          "\u00e9: " + MARK,
          ": " + MARK,
          "Long: " + MARK.repeat(3_000),
          ("Many: " + MARK + "\r\n").repeat(300) + "Many: x");

  private static final List<String> CHUNKED =
      List.of(
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: chunked\r\nContent-Length: 5",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
          "Transfer-Encoding: chunked, chunked",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: chunked, identity",
          "Transfer-Encoding: identity",
          "Transfer-Encoding: xchunked",
          "Transfer-Encoding: " + MARK,
          "Transfer-Encoding : chunked",
          "Transfer-Encoding:\u000bchunked");

  private static final List<String> SIZES =
      List.of(
          "zz",
          "-1",
          "0x10",
          "",
          "FFFFFFFFFFFFFFFFF",
          "7fffffff",
          "80000000",
          "+5",
          "5 5",
          MARK,
          "1;" + MARK.repeat(3_000));

  private final Random random;
  private final HostileValues values;

  public HostileHeads(Random random, HostileValues values) {
    this.random = random;
    this.values = values;
  }

  public String next() {
    if (values.oneIn(40)) {
      return values.any(
          List.of(
              "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
              "\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0003",
              "\r\n\r\n\r\n",
              "\0\0\0\0",
              MARK + "\r\n\r\n",
              "GET " + "/".repeat(100_000)));
    }
    String one = request();
    if (values.oneIn(15)) {
      return one + request();
    }
    return values.oneIn(12) ? one.substring(0, 1 + random.nextInt(one.length())) : one;
  }

  private String request() {
    String body = BODY.replace("ID", values.of(Column.RECORD_ID));
    List<String> headers = new ArrayList<>();
    headers.add("Host: localhost");
    headers.add("Content-Type: " + (values.oneIn(4) ? values.any(TYPES) : "text/csv"));
    boolean chunked = values.oneIn(3);
    headers.add(chunked ? values.any(CHUNKED) : length(body.length()));
    for (int more = random.nextInt(3); more > 0; more--) {
      headers.add(values.any(MORE));
    }
    if (values.oneIn(4)) {
      Collections.shuffle(headers, random);
      headers.remove(random.nextInt(headers.size()));
    }
    String line =
        String.join(
            " ",
            values.oneIn(6) ? values.any(METHODS) : "POST",
            values.oneIn(4) ? values.any(PATHS) : "/v1/crossings",
            values.oneIn(10) ? values.any(VERSIONS) : "HTTP/1.1");
    String end = values.oneIn(20) ? "\n" : "\r\n";
    return line + end + String.join(end, headers) + end + end + (chunked ? chunks(body) : body);
  }

  private String length(int right) {
    List<String> wrong =
        List.of(
            "Content-Length: " + right + "\r\nContent-Length: " + right,
            "Content-Length: " + right + "\r\nContent-Length: 1",
            "Content-Length: " + right + ", " + right,
            "Content-Length: " + (right + 10),
            "Content-Length: " + (right - 10),
            "Content-Length: -1",
            "Content-Length: 0x10",
            "Content-Length: +5",
            "Content-Length: " + MARK,
            "Content-Length:",
            "Content-Length: 9223372036854775807",
            "Content-Length: 9223372036854775808",
            "Content-Length: 1073741825",
            "X: none");
    return values.oneIn(2) ? values.any(wrong) : "Content-Length: " + right;
  }

  private String chunks(String body) {
    int cut = random.nextInt(body.length());
    String size = values.oneIn(3) ? values.any(SIZES) : Integer.toHexString(cut);
    String rest = Integer.toHexString(body.length() - cut) + "\r\n" + body.substring(cut) + "\r\n";
    return size
        + values.any(List.of("\r\n", ";x=" + MARK + "\r\n", "\n"))
        + body.substring(0, cut)
        + (values.oneIn(10) ? "" : "\r\n")
        + rest
        + values.any(
            List.of(
                "0\r\n\r\n",
                "0\r\n\r\n",
                "0\r\nTrailer: " + MARK + "\r\n\r\n",
                "",
                "0\r\n" + MARK));
  }
}
