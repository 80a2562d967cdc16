package org.borderflow.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.contract.TraceHeader;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.SharedPublisher;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.borderflow.service.http.Refused;
import org.borderflow.service.trace.TraceParent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored and counted of a body that comes, breaks off or cannot be stored. */
class IntakeTest {

  private static final String HEADER =
      "record_id,direction,crossed_at,border_post,person_id,citizenship\n";
  private static final String GOOD = "a,entry,2024-01-05,AKL,P1,FRA\n";
  private static final String BAD = "b,sideways,2024-01-05,AKL,P1,FRA\n";
  private static final String ALSO_GOOD = "c,exit,2024-01-06,AKL,P1,FRA\n";

  @TempDir private Path dir;

  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final TraceParent trace = TraceParent.begin();

  /** So many messages are stored; Kafka is away for those behind them. */
  private int storable = Integer.MAX_VALUE;

  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(
          cluster(), false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
        @Override
        public synchronized Future<RecordMetadata> send(
            ProducerRecord<byte[], byte[]> message, Callback callback) {
          Future<RecordMetadata> sent = super.send(message, callback);
          if (storable > 0) {
            storable--;
            completeNext();
          } else {
            errorNext(new TimeoutException("away"));
          }
          return sent;
        }
      };

  private static Cluster cluster() {
    Node node = new Node(0, "none", 1);
    List<PartitionInfo> partitions = new ArrayList<>();
    for (String topic : List.of(Topics.RECEIVED.name(), Topics.REJECTED.name())) {
      partitions.add(new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node}));
    }
    return new Cluster("c", List.of(node), partitions, Set.of(), Set.of());
  }

  @Test
  void refusalsAreStoredLast() throws IOException {
    take(text(HEADER + GOOD + BAD + ALSO_GOOD));

    assertThat(stored())
        .containsExactly(Topics.RECEIVED.name(), Topics.RECEIVED.name(), Topics.REJECTED.name());
    assertThat(received()).isEqualTo(3);
    assertThat(rejected()).isEqualTo(1);
  }

  /** They would be told again when the body comes again: they have nothing to be known by. */
  @Test
  void refusalsInABodyThatBreaksOffAreNotTold() {
    assertThatThrownBy(() -> take(brokenOffAfter(HEADER + GOOD + BAD + ALSO_GOOD)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));

    assertThat(stored()).containsExactly(Topics.RECEIVED.name(), Topics.RECEIVED.name());
    assertThat(received()).isEqualTo(2);
    assertThat(rejected()).isZero();
  }

  @Test
  void whatWasStoredOfABodyBeforeKafkaWentAwayIsCounted() {
    storable = 1;

    assertThatThrownBy(() -> take(text(HEADER + GOOD + BAD + ALSO_GOOD)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(503));

    assertThat(received()).isEqualTo(1);
    assertThat(rejected()).isZero();
  }

  @Test
  void ofManyRefusalsThoseBeyondAThousandAreStoredAsTheyCome() {
    String body = HEADER + GOOD + BAD.repeat(1_005);

    assertThatThrownBy(() -> take(brokenOffAfter(body))).isInstanceOf(Refused.class);

    assertThat(stored()).hasSize(1 + 5);
    assertThat(received()).isEqualTo(6);
    assertThat(rejected()).isEqualTo(5);
  }

  @Test
  void everyRecordAndRefusalBearsTheTraceOfItsRequest() throws IOException {
    take(text(HEADER + GOOD + BAD + ALSO_GOOD));

    assertThat(kafka.history())
        .hasSize(3)
        .extracting(message -> message.headers().lastHeader(TraceHeader.HEADER).value())
        .containsOnly(trace.toString().getBytes(US_ASCII));
  }

  private void take(InputStream body) throws IOException {
    TopicSetup.register(registry);
    try (SharedPublisher publisher = new SharedPublisher(kafka, new AvroSerdes(registry))) {
      new Intake(settings(), publisher, new IntakeMetrics(metrics))
          .take(
              new Intake.Request(
                  new AuditEntry(trace, true),
                  Agency.unregistered("local"),
                  BodyType.TABLE,
                  false,
                  body,
                  false));
    }
  }

  private IntakeServerSettings settings() {
    return new IntakeServerSettings(
        "127.0.0.1",
        0,
        Optional.empty(),
        new Gate(new AgencyRegister(dir), false, Clock.systemUTC()),
        new Pseudonyms(PseudonymKey.generate()),
        PostRegister.empty(),
        Optional.empty(),
        IntakeServerSettings.USUAL_BODY_LIMIT,
        Clock.systemUTC(),
        metrics,
        Optional::empty);
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static InputStream brokenOffAfter(String text) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("connection reset");
          }
        };
    return new SequenceInputStream(text(text), broken);
  }

  /** Topics of the messages, in the order in which they were sent. */
  private List<String> stored() {
    return kafka.history().stream().map(ProducerRecord::topic).toList();
  }

  private double received() {
    return metrics.counter("borderflow.records.received", "agency", "local").count();
  }

  private double rejected() {
    return metrics.counter("borderflow.records.rejected", "reason", "BAD_VALUE").count();
  }
}
