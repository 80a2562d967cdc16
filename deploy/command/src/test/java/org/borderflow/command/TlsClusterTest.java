package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.topology.Names;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.view.topic.ProgressWatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is spoken to over TLS, and admits who shows a certificate. */
@Tag("slow")
class TlsClusterTest {

  @TempDir private Path dir;

  @Test
  void everyClientShowsItsCertificate() throws IOException {
    TestAuthority authority = new TestAuthority(dir, "authority");
    Map<String, String> broker = new TreeMap<>(store(authority, "broker"));
    broker.put("listener.security.protocol.map", "PLAINTEXT:SSL,CONTROLLER:PLAINTEXT");
    broker.put("inter.broker.listener.name", "PLAINTEXT");
    broker.put("ssl.client.auth", "required");
    try (EmbeddedBroker kafka = EmbeddedBroker.start(dir.resolve("kafka"), 0, broker);
        EmbeddedRegistry registry = EmbeddedRegistry.start(dir.resolve("registry"), 0)) {
      Path operator = config("operator", store(authority, "operator"));
      assertThat(said(kafka, "topics", "apply", "--kafka-config", operator.toString())).isEmpty();
      assertThat(said(kafka, "acls", "plan", "--kafka-config", operator.toString()))
          .contains("this Kafka has no authorizer");
      TestAuthority stranger =
          new TestAuthority(Files.createDirectories(dir.resolve("stranger")), "stranger");
      Path strange = config("strange", store(stranger, "operator"));
      assertThat(said(kafka, "topics", "plan", "--kafka-config", strange.toString()))
          .contains("--kafka-config: Kafka does not admit us");

      Deployment.Cluster cluster =
          new Deployment.Cluster(
              kafka.bootstrapServers(), registry.url(), store(authority, "services"));
      try (Deployment streams =
              Deployment.on(
                  cluster,
                  dir.resolve("state"),
                  RuleOptions.ruleBook("NZL", "12/16", "set-aside"),
                  CommitInterval.ofMillis(100));
          RecordPublisher publisher = streams.publisher();
          ProgressWatch progress = streams.progress()) {
        new Commuters(10, publisher).cross("ENTRY", "2024-01-10");
        publisher.tick(1, LocalDate.parse("2024-02-01"));
        streams.await(progress, Names.CELLS_STAGE, 1, Duration.ofSeconds(60));
        assertThat(progress.totals(Names.RECORDS_STAGE)).containsEntry("accepted", 10L);
      }
    }
  }

  /** Key, certificate and whom to trust, as a client or a broker is given them. */
  private Map<String, String> store(TestAuthority authority, String holder) throws IOException {
    Path certificate = authority.sign(holder);
    Path both = certificate.resolveSibling(holder + ".both.pem");
    Files.writeString(
        both, Files.readString(authority.key(holder)) + Files.readString(certificate));
    return Map.of(
        "security.protocol",
        "SSL",
        "ssl.keystore.type",
        "PEM",
        "ssl.keystore.location",
        both.toString(),
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        authority.certificate().toString(),
        // The certificates are good for a name, and the broker tells an address.
        "ssl.endpoint.identification.algorithm",
        "");
  }

  private Path config(String name, Map<String, String> settings) throws IOException {
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return Files.writeString(dir.resolve(name + ".properties"), text.toString());
  }

  /** The line that a misuse is told in; empty if all went well. */
  private static String said(EmbeddedBroker kafka, String first, String second, String... options) {
    String[] args = {
      first, second, options[0], options[1], "--bootstrap-servers", kafka.bootstrapServers()
    };
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(told, true, UTF_8));
    int status;
    try {
      status = Main.run(args);
    } finally {
      System.setErr(before);
    }
    String text = told.toString(UTF_8);
    assertThat(status).as(text).isEqualTo(text.isEmpty() ? Main.DONE : Main.MISUSE);
    return text;
  }
}
