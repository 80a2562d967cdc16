package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** An office that deposits with a clearing-house on this machine, and reads there. */
final class Depositor {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  Depositor(int port) {
    this.port = port;
  }

  /** A definition record; everybody may read what is deposited under it. */
  static String definition(String area) {
    return """
        {"refArea": "%s", "rule": "12/16", "thresholdDays": 365, "windowDays": 487,
         "included": ["all travellers"], "source": "border records",
         "coverage": {"text": "all posts", "arrivals": 0.95, "departures": 0.7},
         "contact": "Statistics %s", "readers": "PUBLIC", "zerosOmitted": true}
        """
        .formatted(area, area);
  }

  HttpResponse<String> deposit(String definition, byte[] table)
      throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "definition", "definition.json", definition.getBytes(UTF_8));
    part(body, "table", "flows.csv", table);
    body.write("--cut--\r\n".getBytes(UTF_8));
    return client.send(
        HttpRequest.newBuilder(address("/v1/deposits"))
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  private static void part(ByteArrayOutputStream body, String name, String file, byte[] content)
      throws IOException {
    String head = "--cut\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n";
    body.write(head.formatted(name, file).getBytes(UTF_8));
    body.write(content);
    body.write("\r\n".getBytes(UTF_8));
  }

  String csv(String path) throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString())
        .body();
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(
        client
            .send(
                HttpRequest.newBuilder(address(path)).header("Accept", "application/json").build(),
                BodyHandlers.ofString())
            .body());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
