package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.TopicSettings;
import org.borderflow.contract.Topics;
import org.borderflow.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsCommandTest {

  @TempDir private Path dir;
  private EmbeddedBroker broker;
  private Admin admin;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(dir);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void topicsAreMadeAsPlannedAndThenNothingDiffers() throws Exception {
    List<String> planned = topics("plan", "--partitions=3", "--replication-factor=1");
    assertThat(planned)
        .hasSize(TopicSettings.all().size())
        .contains(
            Topics.OUTCOMES.name()
                + ": create with 3 partitions, replication 1, cleanup.policy compact,"
                + " message.timestamp.type LogAppendTime, min.insync.replicas 1, retention.ms -1");
    assertThat(admin.listTopics().names().get()).isEmpty();

    assertThat(topics("apply", "--partitions=3", "--replication-factor=1")).isEqualTo(planned);

    assertThat(topics("plan", "--partitions=3", "--replication-factor=1"))
        .containsExactly("Nothing differs.");
    assertThat(topics("apply", "--partitions=3")).containsExactly("Nothing was changed.");
    assertThat(partitions(Topics.OUTCOMES.name())).isEqualTo(3);
    assertThat(config(Topics.OUTCOMES.name(), "cleanup.policy")).isEqualTo("compact");
  }

  @Test
  void whatDiffersIsPutRight() throws Exception {
    String outcomes = Topics.OUTCOMES.name();
    admin
        .createTopics(
            List.of(
                new NewTopic(outcomes, Optional.of(1), Optional.empty())
                    .configs(
                        Map.of(
                            "message.timestamp.type", "LogAppendTime",
                            "cleanup.policy", "delete",
                            "retention.ms", "1000"))))
        .all()
        .get();

    List<String> done = topics("apply", "--partitions=2");

    assertThat(done)
        .containsSubsequence(
            outcomes + ": cleanup.policy delete -> compact",
            outcomes + ": retention.ms 1000 -> -1",
            outcomes + ": partitions 1 -> 2");
    assertThat(partitions(outcomes)).isEqualTo(2);
    assertThat(config(outcomes, "cleanup.policy")).isEqualTo("compact");
    assertThat(config(outcomes, "retention.ms")).isEqualTo("-1");
  }

  @Test
  void partitionsAreNeverFewerAndNotMoreOnceRecordsAreStored() throws Exception {
    topics("apply", "--partitions=3");
    assertThat(topics("apply", "--partitions=2"))
        .contains(Topics.RECEIVED.name() + ": keeps 3 partitions, not 2: they are never made fewer")
        .endsWith("Nothing was changed.");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.RECEIVED.name(), new byte[1])).get();
    }

    assertThat(topics("apply", "--partitions=4", "--replication-factor=2"))
        .contains(
            Topics.OUTCOMES.name() + ": keeps 3 partitions, not 4: records are stored already",
            Topics.OUTCOMES.name() + ": keeps replication 1, not 2: there are not so many brokers");
    assertThat(partitions(Topics.OUTCOMES.name())).isEqualTo(3);
  }

  private int partitions(String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .size();
  }

  private String config(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
  }

  private List<String> topics(String command, String... options) {
    List<String> line =
        new ArrayList<>(
            List.of("topics", command, "--bootstrap-servers=" + broker.bootstrapServers()));
    line.addAll(List.of(options));
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(told, true, UTF_8));
    try {
      assertThat(Main.run(line.toArray(String[]::new))).isZero();
    } finally {
      System.setOut(before);
    }
    return told.toString(UTF_8).lines().toList();
  }
}
