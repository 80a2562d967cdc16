package org.borderflow.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.borderflow.ingest.access.AgencyRegister;
import org.borderflow.ingest.access.Gate;
import org.borderflow.ingest.http.IntakeServer;
import org.borderflow.ingest.http.IntakeServerSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.SharedPublisher;

/** The HTTP intake of one process. */
final class Door implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  private final SharedPublisher publisher;
  private final IntakeServer server;

  /**
   * How it is set up.
   *
   * @param port port on loopback, 0 for any that is free
   * @param data where the register of agencies is
   * @param requireKeys whether callers on this machine need a key as well
   */
  record Settings(int port, Path data, boolean requireKeys) {}

  private Door(SharedPublisher publisher, IntakeServer server) {
    this.publisher = publisher;
    this.server = server;
  }

  static Door open(Settings settings, PseudonymKey key, PostRegister posts, Deployment deployment) {
    Map<String, Object> properties = new HashMap<>(SharedPublisher.impatient());
    properties.putAll(deployment.connection());
    SharedPublisher publisher = new SharedPublisher(properties, deployment.serdes());
    try {
      return new Door(
          publisher,
          IntakeServer.start(
              new IntakeServerSettings(
                  LOOPBACK,
                  settings.port(),
                  new Gate(
                      new AgencyRegister(settings.data()),
                      settings.requireKeys(),
                      Clock.systemUTC()),
                  new Pseudonyms(key),
                  posts,
                  IntakeServerSettings.USUAL_BODY_LIMIT,
                  Clock.systemUTC(),
                  new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                  () ->
                      deployment.alive().getAsBoolean()
                          ? Optional.empty()
                          : Optional.of("the streams do not run")),
              publisher));
    } catch (RuntimeException e) {
      publisher.close();
      throw e;
    }
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    publisher.close();
  }
}
