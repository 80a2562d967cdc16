package org.borderflow.view.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderflow.rules.length.LengthClass;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.borderflow.service.access.Role;
import org.borderflow.view.cells.CellTable;
import org.borderflow.view.lengths.LengthRow;
import org.borderflow.view.lengths.LengthTable;
import org.borderflow.view.release.ReleaseShelf;

/** The service over tables that a test fills. */
final class RunningView implements AutoCloseable {

  /** What embargoes are held against. */
  static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final CellTable ofThePublic = new CellTable();
  private final CellTable exact = new CellTable();
  private final LengthTable publicLengths = new LengthTable();
  private final LengthTable exactLengths = new LengthTable();
  private final ViewServer server;
  private final AgencyRegister register;

  RunningView(Path dir, boolean keysOnLoopback) {
    this.register = new AgencyRegister(dir);
    this.server =
        ViewServer.start(
            new ViewSettings(
                "127.0.0.1",
                0,
                new Gate(register, keysOnLoopback, Clock.systemUTC()),
                ofThePublic,
                exact,
                publicLengths,
                exactLengths,
                new ReleaseShelf(dir.resolve("releases"), Clock.fixed(NOW, ZoneOffset.UTC)),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                () ->
                    ofThePublic.isKnown()
                        ? Optional.empty()
                        : Optional.of("the cells have not all been read yet"),
                () -> JsonNodeFactory.instance.objectNode().put("ready", ofThePublic.isKnown())));
  }

  /** With the usual cells. */
  RunningView filled() {
    ofThePublic.replace(Cells.ofThePublic(), Cells.AS_OF);
    exact.replace(Cells.exact(), Cells.AS_OF);
    publicLengths.replace(
        List.of(
            length("A", "2023", 3, 12L, "P"),
            length("A", "2023", 365, null, "C"),
            length("A", "2024", 0, 9L, "P"),
            length("D", "2023", 800, 6L, "P")));
    exactLengths.replace(
        List.of(length("A", "2023", 3, 13L, "N"), length("A", "2023", 365, 4L, "N")));
    return this;
  }

  private static LengthRow length(
      String direction, String year, int nights, Long value, String confStatus) {
    return new LengthRow("NZL", direction, year, LengthClass.of(nights), value, confStatus);
  }

  CellTable ofThePublic() {
    return ofThePublic;
  }

  CellTable exact() {
    return exact;
  }

  ViewServer server() {
    return server;
  }

  /** The key of somebody new. */
  String key(String name, Role role) {
    return register.add(new Agency(name, role, Set.of(), 0, null, false, ""));
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /**
   * Asks.
   *
   * @param headers name, value, name, value …
   */
  HttpResponse<String> get(String path, String... headers) throws IOException {
    return send(BodyHandlers.ofString(), path, headers);
  }

  HttpResponse<byte[]> bytes(String path, String... headers) throws IOException {
    return send(BodyHandlers.ofByteArray(), path, headers);
  }

  <T> HttpResponse<T> send(BodyHandler<T> body, String path, String... headers) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return HTTP.send(request.build(), body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
