package org.borderflow.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderflow.command.metrics.CellMetrics;
import org.borderflow.command.metrics.DeploymentStatus;
import org.borderflow.command.metrics.PostCompleteness;
import org.borderflow.command.metrics.Scrape;
import org.borderflow.command.metrics.SharedLook;
import org.borderflow.command.release.Releases;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.embedded.PortInUse;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.borderflow.topology.Names;
import org.borderflow.view.cells.CellTable;
import org.borderflow.view.http.ViewServer;
import org.borderflow.view.http.ViewSettings;
import org.borderflow.view.lengths.LengthTable;
import org.borderflow.view.lengths.LiveLengths;
import org.borderflow.view.live.CellArrivals;
import org.borderflow.view.live.CellReader;
import org.borderflow.view.live.LiveCells;
import org.borderflow.view.live.TopicFollower;
import org.borderflow.view.release.ReleaseShelf;

/** The view of one process, on a cluster that need not be there yet. */
final class ViewDoor implements AutoCloseable {

  /** The option that names its port. */
  static final String PORT = "--view-port";

  /** A page asks every two seconds: alone, it is to see something new each time. */
  private static final Duration STATUS_KEPT = Duration.ofMillis(1_900);

  private final CellTable publicCells = new CellTable();
  private final CellTable exactCells = new CellTable();
  private final LengthTable publicLengths = new LengthTable();
  private final LengthTable exactLengths = new LengthTable();
  private final Deque<TopicFollower> followers = new ArrayDeque<>();
  private ViewServer server;

  /**
   * How it is set up.
   *
   * @param host address to listen on
   * @param port port to listen on, 0 for any that is free
   * @param agencies directory of the register of agencies
   * @param data where the releases are
   * @param requireKeys whether callers on this machine need a key as well
   * @param posts the posts of the register; empty if there is none
   */
  record Settings(
      String host, int port, Path agencies, Path data, boolean requireKeys, Set<String> posts) {}

  private ViewDoor() {}

  /**
   * Starts to listen and to read.
   *
   * @param metrics what it shows, and where it counts
   */
  static ViewDoor open(
      Settings settings, Deployment.Cluster cluster, PrometheusMeterRegistry metrics) {
    ViewDoor door = new ViewDoor();
    try {
      door.server =
          ViewServer.start(
              new ViewSettings(
                  settings.host(),
                  settings.port(),
                  new Gate(
                      new AgencyRegister(settings.agencies()),
                      settings.requireKeys(),
                      Clock.systemUTC()),
                  door.publicCells,
                  door.exactCells,
                  door.publicLengths,
                  door.exactLengths,
                  new ReleaseShelf(settings.data().resolve(Releases.DIRECTORY), Clock.systemUTC()),
                  metrics,
                  door::notReady,
                  new SharedLook<>(
                      () -> status(door.notReady(), metrics), STATUS_KEPT, System::nanoTime)));
      SchemaRegistryClient registry = cluster.registry();
      LiveCells open = cells(registry, CellReader.ofPublic(registry), door.publicCells);
      door.follow(cluster, open.topics(), open);
      metrics.getPrometheusRegistry().register(new PostCompleteness(door.exactCells));
      CellMetrics arriving = new CellMetrics(metrics, Clock.systemUTC(), settings.posts());
      LiveCells exact = cells(registry, CellReader.ofExact(registry), door.exactCells);
      door.follow(
          cluster, exact.topics(), new CellArrivals(exact, new AvroSerdes(registry), arriving));
      LiveLengths<?> lengths = LiveLengths.ofPublic(door.publicLengths, registry);
      door.follow(cluster, lengths.topics(), lengths);
      LiveLengths<?> exactLengths = LiveLengths.ofExact(door.exactLengths, registry);
      door.follow(cluster, exactLengths.topics(), exactLengths);
      return door;
    } catch (JavalinBindException e) {
      door.close();
      throw new PortInUse(settings.port(), PORT);
    } catch (RuntimeException e) {
      door.close();
      throw e;
    }
  }

  private static LiveCells cells(
      SchemaRegistryClient registry, CellReader reader, CellTable table) {
    return new LiveCells(table, reader, new AvroSerdes(registry), Names.CELLS_STAGE);
  }

  private void follow(
      Deployment.Cluster cluster, List<String> topics, TopicFollower.Listener listener) {
    followers.push(TopicFollower.start(cluster.connection(), topics, listener));
  }

  private Optional<String> notReady() {
    return publicCells.isKnown()
        ? Optional.empty()
        : Optional.of("the public cells have not all been read yet");
  }

  private static JsonNode status(Optional<String> notReady, PrometheusMeterRegistry metrics) {
    return new DeploymentStatus(notReady.orElse(""), Scrape.of(metrics.scrape())).json();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    followers.forEach(TopicFollower::close);
  }
}
