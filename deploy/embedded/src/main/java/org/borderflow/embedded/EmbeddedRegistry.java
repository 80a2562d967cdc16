package org.borderflow.embedded;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final int LAST_LINES = 60;
  private static final int MOST_PORTS = 5;

  /** What it says if it cannot listen where it was told. */
  private static final String PORT_IS_TAKEN = "seems to be in use by another process";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);

  private final Process process;
  private final int port;
  private final Path log;
  private boolean open = true;

  private EmbeddedRegistry(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts a registry and returns when it answers.
   *
   * @param dataDir where its database and its log are kept; made if missing
   * @param wantedPort the port to listen on, or 0 for any that is free
   * @throws PortInUse if something listens there already
   */
  public static EmbeddedRegistry start(Path dataDir, int wantedPort) {
    return wantedPort == 0
        ? startOnAny(dataDir, Loopback::freePort)
        : startOn(dataDir, Loopback.port(wantedPort, PORT_OPTION));
  }

  /**
   * Starts on a port that was free, or on the next one if somebody else took it meanwhile: the
   * registry comes to listen only seconds after it was told where.
   */
  static EmbeddedRegistry startOnAny(Path dataDir, IntSupplier ports) {
    for (int attempt = 1; attempt < MOST_PORTS; attempt++) {
      try {
        return startOn(dataDir, ports.getAsInt());
      } catch (IllegalStateException e) {
        if (!e.getMessage().contains(PORT_IS_TAKEN)) {
          throw e;
        }
      }
    }
    return startOn(dataDir, ports.getAsInt());
  }

  private static EmbeddedRegistry startOn(Path dataDir, int port) {
    try {
      Path data = Files.createDirectories(dataDir.toAbsolutePath());
      Path log = data.resolve("registry.log");
      Process process =
          new ProcessBuilder(command(data, port))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      EmbeddedRegistry registry = new EmbeddedRegistry(process, port, log);
      registry.awaitAnswer();
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

  private void awaitAnswer() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(url() + "/subjects"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(client, question)) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        String lastWords = lastWords();
        open = false;
        end();
        throw new IllegalStateException("The schema registry did not start\n" + lastWords);
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

  /** The end of its log, which may not outlive the directory it is in. */
  private String lastWords() {
    try {
      // It writes in the encoding of the system; every byte is a character of this one.
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
  }

  /**
   * Stops the process and waits until it is gone. If it had ended by itself, tells our log why: all
   * that was written of it may be about to be deleted.
   */
  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      if (!process.isAlive()) {
        LOG.warn(
            "The schema registry had ended by itself, status {}:\n{}",
            process.exitValue(),
            lastWords());
      }
      end();
    }
  }

  private void end() {
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
