package org.borderflow.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the cluster of a data directory listens, told in that directory for as long as this is
 * open: other commands need only be given the directory.
 */
final class Whereabouts implements AutoCloseable {

  private static final String FILE = "running.properties";
  private static final String KAFKA = "kafka";
  private static final String REGISTRY = "registry";

  private final Path file;

  private Whereabouts(Path file) {
    this.file = file;
  }

  /** Tells it. */
  static Whereabouts announce(Path data, Deployment.Cluster cluster) {
    Path file = data.resolve(FILE);
    try {
      Path part = Files.createTempFile(data, "new", null);
      Files.writeString(
          part,
          String.format(
              "%s=%s%n%s=%s%n",
              KAFKA, cluster.bootstrapServers(), REGISTRY, cluster.registryUrl()));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Whereabouts(file);
  }

  /**
   * The cluster of a data directory, if it runs. A process that was killed has left its word behind
   * and somebody else may listen there by now, so whoever answers has to be that cluster.
   */
  static Optional<Deployment.Cluster> of(Path data) {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Properties told = new Properties();
      told.load(new StringReader(Files.readString(file)));
      Deployment.Cluster cluster =
          new Deployment.Cluster(told.getProperty(KAFKA), told.getProperty(REGISTRY));
      return listens(cluster.bootstrapServers())
              && RunningCluster.identify(cluster).equals(name(data))
          ? Optional.of(cluster)
          : Optional.empty();
    } catch (Misuse e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kafka's own client would try for a long time. */
  private static boolean listens(String address) {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    try (Socket socket = new Socket(address.substring(0, colon), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(Path data) throws IOException {
    Properties meta = new Properties();
    try (InputStream in = Files.newInputStream(data.resolve("kafka").resolve("meta.properties"))) {
      meta.load(in);
    }
    return meta.getProperty("cluster.id");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
