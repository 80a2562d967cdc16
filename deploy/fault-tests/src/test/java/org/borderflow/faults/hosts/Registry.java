package org.borderflow.faults.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The schema registry on a host of its own, kept in a file as {@code up} keeps it. */
final class Registry {

  private static final int HEAP = 128;

  private final Host host;
  private final int port;

  Registry(Network network, Machine machine, Path room) throws IOException {
    host = new Host("registry", network, machine, room, false);
    port = network.port(8085);
    Path jar = runner();
    String main;
    try (JarFile file = new JarFile(jar.toFile())) {
      main = file.getManifest().getMainAttributes().getValue("Main-Class");
    }
    host.runs(
        new Program(
            main,
            HEAP,
            jar,
            List.of(
                "-Dquarkus.http.host=" + host.address(),
                "-Dquarkus.http.port=" + port,
                // Written through at each commit: an id that was given out must not be lost.
                "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:"
                    + host.data().resolve("registry").toAbsolutePath()
                    + ";WRITE_DELAY=0",
                "-Dquarkus.datasource.jdbc.min-size=1",
                "-Dquarkus.datasource.jdbc.initial-size=1",
                "-Dquarkus.datasource.jdbc.max-size=8"),
            List.of()));
  }

  private static Path runner() {
    Path home = Path.of(System.getProperty("borderflow.registry.home"));
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("There is no registry in " + home, e);
    }
  }

  Host host() {
    return host;
  }

  /** Its address for Confluent's clients. */
  String url() {
    return "http://" + host.address() + ":" + port + "/apis/ccompat/v7";
  }

  /** Whether it answers. */
  boolean answers() throws InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(url() + "/subjects"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HttpClient.newHttpClient()
              .send(question, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
