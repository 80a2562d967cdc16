package org.borderflow.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Kafka's own broker and controller as one node in this process, on the loopback address. The data
 * directory holds the whole cluster, its identity included: started again there, it goes on.
 *
 * <p>The classes used here are internal to Kafka and may change with its version, hence the only
 * place where they are used.
 */
public final class EmbeddedBroker implements AutoCloseable {

  /** The command-line option that names the broker's port. */
  public static final String PORT_OPTION = "--kafka-port";

  private final KafkaRaftServer server;
  private final int port;
  private boolean open = true;

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts a broker on any free port. */
  public static EmbeddedBroker start(Path dataDir) {
    return start(dataDir, 0, Map.of());
  }

  /**
   * Starts a broker and returns when it takes requests.
   *
   * @param dataDir where the cluster is kept; made if missing
   * @param port the port to listen on, or 0 for any that is free
   * @param extra broker settings that win over the usual ones
   * @throws PortInUse if something listens there already
   * @throws DataInUse if another broker has the directory open
   */
  public static EmbeddedBroker start(Path dataDir, int port, Map<String, String> extra) {
    int chosen = Loopback.port(port, PORT_OPTION);
    try {
      Path data = Files.createDirectories(dataDir.toAbsolutePath());
      LockedFile.awaitRelease(data.resolve(".lock"));
      format(data);
      Map<String, String> settings = BrokerSettings.of(data, chosen, Loopback.freePort(), extra);
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, chosen);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the broker was starting", e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The broker cannot use its directory " + dataDir + ": " + e.getMessage(), e);
    }
  }

  private static void format(Path data) throws IOException {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(BrokerSettings.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
          .setMetadataLogDirectory(data.toString())
          .addDirectory(data.toString())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // what Kafka declares, though it throws nothing else
      throw new IllegalStateException("The broker's directory cannot be formatted", e);
    }
  }

  /** The address for clients, as {@code bootstrap.servers} wants it. */
  public String bootstrapServers() {
    return Loopback.ADDRESS + ":" + port;
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Stops cleanly: everything is on disk when this returns. Closing again does nothing. */
  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      server.shutdown();
      server.awaitShutdown();
    }
  }
}
