package org.borderflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterTest {

  @TempDir private Path dir;

  @Test
  void schemaIdsSurviveARestartAndNewSchemasMustBeCompatible() throws Exception {
    Map<String, Integer> before;
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(dir, 0)) {
      SchemaRegistryClient client = AvroSerdes.client(registry.url());
      TopicSetup.register(client);
      before = ids(client);
    }
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(dir, 0)) {
      SchemaRegistryClient client = AvroSerdes.client(registry.url());
      assertThat(ids(client)).isEqualTo(before);
      String subject = Topics.FLOW_CELLS.valueSubject();
      assertThat(client.getCompatibility(subject)).isEqualTo("FULL_TRANSITIVE");
      AvroSchema incompatible =
          new AvroSchema(
              "{\"type\":\"record\",\"namespace\":\"org.borderflow.schemas\",\"name\":\"FlowCell\","
                  + "\"fields\":[{\"name\":\"count\",\"type\":\"string\"}]}");
      assertThatThrownBy(() -> client.register(subject, incompatible))
          .isInstanceOf(RestClientException.class);
    }
  }

  private static Map<String, Integer> ids(SchemaRegistryClient client)
      throws IOException, RestClientException {
    Map<String, Integer> ids = new TreeMap<>();
    for (Topic<?, ?> topic : Topics.ALL) {
      ids.put(
          topic.keySubject(), client.getId(topic.keySubject(), new AvroSchema(topic.keySchema())));
      ids.put(
          topic.valueSubject(),
          client.getId(topic.valueSubject(), new AvroSchema(topic.valueSchema())));
    }
    return ids;
  }

  @Test
  void aRegistryThatDoesNotStartSaysWhy() throws IOException {
    Files.writeString(dir.resolve("registry.mv.db"), "no database");
    assertThatThrownBy(() -> EmbeddedRegistry.start(dir, 0))
        .hasMessageStartingWith("The schema registry did not start\n")
        .hasMessageContaining("registry.mv.db");
  }

  @Test
  void aPortThatIsTakenMeanwhileIsLeftToWhoHasIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Loopback.ADDRESS))) {
      Iterator<Integer> ports = List.of(taken.getLocalPort(), Loopback.freePort()).iterator();
      try (EmbeddedRegistry registry = EmbeddedRegistry.startOnAny(dir, ports::next)) {
        assertThat(registry.url()).doesNotContain(":" + taken.getLocalPort() + "/");
        assertThat(ports).isExhausted();
      }
    }
  }

  @Test
  void topicsSurviveARestartOfTheBroker() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicSetup.create(admin, 2);
      TopicSetup.create(admin, 2);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      assertThat(admin.listTopics().names().get())
          .contains(Topics.RECEIVED.name(), Topics.DEAD_LETTERS);
    }
  }

  /** A broker hears of new topics from the controller, and may be asked before it has. */
  @Test
  void topicsAreWaitedForUntilTheBrokerKnowsThem() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      AtomicInteger asked = new AtomicInteger();
      TopicSetup.create(heardTooEarly(admin, asked), 2);

      assertThat(asked).hasValue(2);
      assertThat(admin.listTopics().names().get())
          .contains(Topics.RECEIVED.name(), Topics.DEAD_LETTERS);
    }
  }

  /** The real thing, but that at first the broker does not know whose end it is asked for. */
  private static Admin heardTooEarly(Admin admin, AtomicInteger asked) {
    return (Admin)
        Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("listOffsets") && asked.incrementAndGet() == 1) {
                KafkaFutureImpl<ListOffsetsResultInfo> unknown = new KafkaFutureImpl<>();
                unknown.completeExceptionally(new UnknownTopicOrPartitionException());
                return new ListOffsetsResult(Map.of(new TopicPartition("new", 0), unknown));
              }
              return method.invoke(admin, arguments);
            });
  }

  @Test
  void aPortInUseIsNamedWithItsOption() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedBroker.start(dir, taken.getLocalPort(), Map.of()))
          .isInstanceOf(PortInUse.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()))
          .hasMessageContaining("--kafka-port");
      assertThatThrownBy(() -> EmbeddedRegistry.start(dir, taken.getLocalPort()))
          .isInstanceOf(PortInUse.class)
          .hasMessageContaining("--registry-port");
    }
  }
}
