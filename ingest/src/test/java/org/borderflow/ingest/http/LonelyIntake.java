package org.borderflow.ingest.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.SharedPublisher;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;

/** An intake for what it does before it needs Kafka: there is none. */
record LonelyIntake(IntakeServer server, SharedPublisher publisher) implements AutoCloseable {

  static LonelyIntake start(Path dir) {
    Map<String, Object> properties = new HashMap<>(SharedPublisher.impatient());
    properties.put("bootstrap.servers", "localhost:1");
    SharedPublisher publisher =
        new SharedPublisher(properties, AvroSerdes.of("http://localhost:1"));
    IntakeServerSettings settings =
        new IntakeServerSettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            new Gate(new AgencyRegister(dir), false, Clock.systemUTC()),
            new Pseudonyms(PseudonymKey.generate()),
            PostRegister.empty(),
            Optional.empty(),
            IntakeServerSettings.USUAL_BODY_LIMIT,
            Clock.systemUTC(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            Optional::empty);
    return new LonelyIntake(IntakeServer.start(settings, publisher), publisher);
  }

  @Override
  public void close() {
    server.close();
    publisher.close();
  }
}
