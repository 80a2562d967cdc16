package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.Topics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class OpenTransactionsTest {

  private static final String CELLS = Topics.FLOW_CELLS.name();
  private static final List<String> RESULTS = List.of(Topics.OUTCOMES.name(), CELLS);
  private static final Duration SHORT = Duration.ofMillis(100);

  @TempDir private Path dir;

  @Test
  void whatOneTopicShowsAlreadyIsWaitedForInAnother() throws Exception {
    try (BareCluster cluster = BareCluster.start(dir);
        KafkaProducer<byte[], byte[]> writer = writer(cluster.deployment())) {
      Map<String, Object> connection = cluster.deployment().connection();
      assertThatCode(() -> OpenTransactions.awaitEnd(connection, RESULTS, SHORT))
          .doesNotThrowAnyException();

      writer.initTransactions();
      writer.beginTransaction();
      writer.send(new ProducerRecord<>(CELLS, 3, new byte[] {1}, new byte[] {1})).get();
      assertThatThrownBy(() -> OpenTransactions.awaitEnd(connection, RESULTS, SHORT))
          .hasMessage("A transaction does not end");

      writer.commitTransaction();
      OpenTransactions.awaitEnd(connection, RESULTS, Duration.ofMinutes(1));
      assertThat(cluster.deployment().topics().read(CELLS, cell -> {})).isEqualTo(1);
    }
  }

  private static KafkaProducer<byte[], byte[]> writer(Deployment deployment) {
    Map<String, Object> settings = new HashMap<>(deployment.connection());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
