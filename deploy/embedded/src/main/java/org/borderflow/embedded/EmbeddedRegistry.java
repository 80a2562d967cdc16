package org.borderflow.embedded;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A real schema registry, as a child process: Apicurio Registry, which speaks the language of
 * Confluent's. Its schemas are in a database file, so that ids survive a restart wherever the
 * topics do.
 */
public final class EmbeddedRegistry implements AutoCloseable {

  /** The command-line option that names the registry's port. */
  public static final String PORT_OPTION = "--registry-port";

  /** System property that names the directory of the unpacked registry. */
  public static final String HOME_PROPERTY = "borderflow.registry.home";

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long PAUSE_MILLIS = 50;

  private final Process process;
  private final int port;

  private EmbeddedRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a registry and returns when it answers.
   *
   * @param dataDir where its database and its log are kept; made if missing
   * @param wantedPort the port to listen on, or 0 for any that is free
   * @throws PortInUse if something listens there already
   */
  public static EmbeddedRegistry start(Path dataDir, int wantedPort) {
    int port = Loopback.port(wantedPort, PORT_OPTION);
    try {
      Path data = Files.createDirectories(dataDir.toAbsolutePath());
      Path log = data.resolve("registry.log");
      Process process =
          new ProcessBuilder(command(data, port))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      EmbeddedRegistry registry = new EmbeddedRegistry(process, port);
      registry.awaitAnswer(log);
      return registry;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the registry was starting", e);
    } catch (IOException e) {
      throw new IllegalStateException("The registry cannot be started: " + e.getMessage(), e);
    }
  }

  private static List<String> command(Path data, int port) throws IOException {
    Path jar = runner();
    String main;
    try (JarFile file = new JarFile(jar.toFile())) {
      main = file.getManifest().getMainAttributes().getValue("Main-Class");
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx96m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Dquarkus.http.host=" + Loopback.ADDRESS,
        "-Dquarkus.http.port=" + port,
        // The file is written through at each commit: an id that was given out must not be lost.
        "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:" + data.resolve("registry") + ";WRITE_DELAY=0",
        "-Dquarkus.datasource.jdbc.min-size=1",
        "-Dquarkus.datasource.jdbc.initial-size=1",
        "-Dquarkus.datasource.jdbc.max-size=8",
        "-cp",
        ownClasses() + File.pathSeparator + jar,
        RegistryProcess.class.getName(),
        main);
  }

  private static Path runner() throws IOException {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null) {
      throw new IllegalStateException("System property " + HOME_PROPERTY + " is not set");
    }
    try (Stream<Path> files = Files.list(Path.of(home))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("There is no registry in " + home));
    }
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          EmbeddedRegistry.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitAnswer(Path log) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(url() + "/subjects"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(client, question)) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        close();
        throw new IllegalStateException("The registry did not start; see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean answers(HttpClient client, HttpRequest question)
      throws InterruptedException {
    try {
      return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Its address for Confluent's clients. */
  public String url() {
    return "http://" + Loopback.ADDRESS + ":" + port + "/apis/ccompat/v7";
  }

  /** Stops the process and waits until it is gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
