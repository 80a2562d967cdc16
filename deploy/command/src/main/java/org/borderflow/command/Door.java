package org.borderflow.command;

import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.embedded.PortInUse;
import org.borderflow.ingest.http.IntakeServer;
import org.borderflow.ingest.http.IntakeServerSettings;
import org.borderflow.ingest.http.IntakeTls;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.ingest.publish.KafkaProbe;
import org.borderflow.ingest.publish.SharedPublisher;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.borderflow.view.live.TopicFollower;

/** The HTTP intake of one process, on a cluster that need not be there yet. */
final class Door implements AutoCloseable {

  /** Where callers on the same machine come from. */
  static final String LOOPBACK = "127.0.0.1";

  private final SharedPublisher publisher;
  private final KafkaProbe probe;
  private final Map<String, Object> connection;
  private final AvroSerdes serdes;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Deque<TopicFollower> followers = new ArrayDeque<>();
  private IntakeServer server;

  /**
   * How it is set up.
   *
   * @param host address to listen on
   * @param port port to listen on, 0 for any that is free
   * @param tls how TLS is spoken; empty for plain HTTP
   * @param data where the register of agencies is
   * @param requireKeys whether callers on this machine need a key as well
   * @param key key of the pseudonyms
   * @param posts the posts whose time zones are known
   * @param profile how CSV bodies are read; empty if they are written as the contract says
   */
  record Settings(
      String host,
      int port,
      Optional<IntakeTls> tls,
      Path data,
      boolean requireKeys,
      PseudonymKey key,
      PostRegister posts,
      Optional<Profile> profile) {

    /** Address in what is printed. */
    String scheme() {
      return tls.isPresent() ? "https" : "http";
    }
  }

  private Door(Deployment.Cluster cluster) {
    this.connection = cluster.connection();
    Map<String, Object> properties = new HashMap<>(SharedPublisher.impatient());
    properties.putAll(connection);
    this.serdes = new AvroSerdes(cluster.registry());
    this.publisher = new SharedPublisher(properties, serdes);
    this.probe = new KafkaProbe(connection);
  }

  /**
   * Starts to listen.
   *
   * @param streams why the streams do not do their work at this moment, if they do not; nothing
   *     where they are somebody else's
   */
  static Door open(
      Settings settings, Deployment.Cluster cluster, Supplier<Optional<String>> streams) {
    Door door = new Door(cluster);
    try {
      door.server =
          IntakeServer.start(
              new IntakeServerSettings(
                  settings.host(),
                  settings.port(),
                  settings.tls(),
                  new Gate(
                      new AgencyRegister(settings.data()),
                      settings.requireKeys(),
                      Clock.systemUTC()),
                  new Pseudonyms(settings.key()),
                  settings.posts(),
                  settings.profile(),
                  IntakeServerSettings.USUAL_BODY_LIMIT,
                  Clock.systemUTC(),
                  door.metrics,
                  () -> door.notReady(streams)),
              door.publisher);
      door.followers.push(
          OpenRejectionGauges.start(door.connection, door.serdes, door.metrics, Clock.systemUTC()));
      return door;
    } catch (JavalinBindException e) {
      door.close();
      throw new PortInUse(settings.port(), "--intake-port");
    } catch (RuntimeException e) {
      door.close();
      throw e;
    }
  }

  private Optional<String> notReady(Supplier<Optional<String>> streams) {
    return streams.get().or(probe::problem);
  }

  /**
   * Counts from now on what its records turn out to be behind it.
   *
   * @param sinceTick what came before this tick is not counted
   */
  void countBehind(long sinceTick) {
    followers.push(ArrivalCounters.start(connection, serdes, metrics, sinceTick));
  }

  /** What is shown of it at its {@code /metrics}. */
  PrometheusMeterRegistry metrics() {
    return metrics;
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
    probe.close();
    publisher.close();
  }
}
