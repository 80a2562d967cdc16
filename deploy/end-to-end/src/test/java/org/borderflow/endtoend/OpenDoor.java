package org.borderflow.endtoend;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.borderflow.command.Deployment;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.ingest.http.IntakeServer;
import org.borderflow.ingest.http.IntakeServerSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.SharedPublisher;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.borderflow.service.access.Role;

/** The HTTP intake in front of a cluster. */
final class OpenDoor implements AutoCloseable {

  /** Gives up long before a client would, so that an outage need not be long to be told of. */
  private static final Map<String, Object> IMPATIENT =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1_500);

  private final AgencyRegister register;
  private final SharedPublisher publisher;
  private final IntakeServer server;

  /**
   * Opens it.
   *
   * @param data where its register of agencies is
   */
  OpenDoor(Deployment.Cluster cluster, Path data) {
    register = new AgencyRegister(data);
    Map<String, Object> properties = new HashMap<>(SharedPublisher.impatient());
    properties.putAll(IMPATIENT);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
    publisher = new SharedPublisher(properties, AvroSerdes.of(cluster.registryUrl()));
    server =
        IntakeServer.start(
            new IntakeServerSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                new Gate(register, false, Clock.systemUTC()),
                new Pseudonyms(PseudonymKey.generate()),
                PostRegister.empty(),
                Optional.empty(),
                IntakeServerSettings.USUAL_BODY_LIMIT,
                Clock.systemUTC(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Optional::empty),
            publisher);
  }

  int port() {
    return server.port();
  }

  /** The key of a new agency that may send so many records a second. */
  String keyOf(String agency, long rate) {
    return register.add(new Agency(agency, Role.AGENCY, Set.of(), rate, null, false, ""));
  }

  @Override
  public void close() {
    server.close();
    publisher.close();
  }
}
