package org.borderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The AsyncAPI document beside the topics that it describes.
 *
 * <p>With {@code -Dasyncapi=write} its schemas are written anew from those of the topics; the rest
 * is written by hand.
 */
class AsyncApiTest {

  private static final Path FILE = Path.of("src/main/resources/asyncapi.yaml");

  private static final String HOW_TO_WRITE =
      "./mvnw -q test -pl schemas/contract -am -Dtest=AsyncApiTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dasyncapi=write";

  /** The topics for everybody. */
  private static final List<String> PUBLIC =
      List.of(
          Topics.PUBLIC_FLOW_CELLS.name(),
          Topics.PUBLIC_STAY_LENGTHS.name(),
          Topics.CLEARING_PUBLIC_MATRIX.name());

  private static AsyncApiDocument document;

  @BeforeAll
  static void read() {
    String asked = System.getProperty("asyncapi", "check");
    assertThat(asked).isIn("check", "write");
    if (asked.equals("write")) {
      AsyncApiDocument.writeSchemas(FILE, schemas());
    }
    document = AsyncApiDocument.read(FILE);
  }

  @Test
  void isOfAsyncApi3() {
    assertThat(document.root().path("asyncapi").asText()).isEqualTo("3.0.0");
  }

  @Test
  void describesEveryTopicAndNoOther() {
    List<String> topics = new ArrayList<>(Topics.ALL.stream().map(Topic::name).toList());
    topics.add(Topics.DEAD_LETTERS);
    Topics.CLEARING.forEach(topic -> topics.add(topic.name()));

    assertThat(addresses()).containsExactlyElementsOf(topics);
  }

  @Test
  void namesAChannelByItsTopic() {
    assertThat(addresses()).containsExactlyElementsOf(document.members("/channels").keySet());
    assertThat(document.members("/channels").values())
        .extracting(channel -> channel.at("/bindings/kafka/topic").asText())
        .containsExactlyElementsOf(addresses());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aKeyHasTheSchemaThatIsRegistered(Topic<?, ?> topic) {
    JsonNode key = document.resolved(message(topic.name()).at("/bindings/kafka/key"));
    assertThat(text(key)).as(HOW_TO_WRITE).isEqualTo(text(topic.keySchema()));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aValueHasTheSchemaThatIsRegistered(Topic<?, ?> topic) {
    JsonNode payload = document.resolved(message(topic.name()).path("payload"));
    assertThat(payload.path("schemaFormat").asText()).isEqualTo(AsyncApiDocument.FORMAT);
    assertThat(text(payload.path("schema"))).as(HOW_TO_WRITE).isEqualTo(text(topic.valueSchema()));
  }

  @Test
  void deadLettersAreBytesThatHeadersExplain() {
    JsonNode letter = message(Topics.DEAD_LETTERS);
    assertThat(letter.at("/payload/format").asText()).isEqualTo("binary");
    assertThat(letter.at("/bindings/kafka/key/format").asText()).isEqualTo("binary");
    assertThat(letter.at("/headers/required"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "__streams.errors.topic", "__streams.errors.partition", "__streams.errors.offset");
  }

  @Test
  void noSchemaIsLeftOver() {
    assertThat(document.members("/components/schemas"))
        .as(HOW_TO_WRITE)
        .containsOnlyKeys(schemas().keySet());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aTopicIsTidiedAsItIsCreated(Topic<?, ?> topic) {
    tidiedAs(TopicSettings.of(topic));
  }

  @Test
  void deadLettersAreTidiedAsTheyAreCreated() {
    tidiedAs(TopicSettings.deadLetters());
  }

  private static void tidiedAs(TopicSettings topic) {
    JsonNode described = channel(topic.name()).at("/bindings/kafka/topicConfiguration");
    Map<String, String> created = topic.config();
    assertThat(described.path(TopicConfig.CLEANUP_POLICY_CONFIG))
        .extracting(JsonNode::asText)
        .containsExactly(created.get(TopicConfig.CLEANUP_POLICY_CONFIG));
    assertThat(described.path(TopicConfig.RETENTION_MS_CONFIG).asText())
        .isEqualTo(created.get(TopicConfig.RETENTION_MS_CONFIG));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aTopicNamesTheModeOfItsSubjects(Topic<?, ?> topic) {
    assertThat(channel(topic.name()).path("x-compatibility").asText())
        .isEqualTo(topic.compatibility().name());
  }

  @Test
  void onlyWhatIsForEverybodyIsPublic() {
    document
        .members("/channels")
        .forEach(
            (topic, channel) -> {
              String audience = PUBLIC.contains(topic) ? "public" : "restricted";
              assertThat(tags(channel)).as(topic).containsExactly(audience);
              assertThat(channel.path("description").asText().toLowerCase(Locale.ROOT))
                  .as("description of %s", topic)
                  .contains(audience + ": ");
            });
  }

  @Test
  void whoeverIsOutsideReceivesWhatIsPublicAndNothingElse() {
    List<JsonNode> outside =
        document.members("/operations").values().stream()
            .filter(operation -> tags(operation).contains("statistician"))
            .toList();
    assertThat(outside).isNotEmpty();
    assertThat(outside)
        .allSatisfy(
            operation -> {
              assertThat(operation.path("action").asText()).isEqualTo("receive");
              assertThat(PUBLIC.stream().map(AsyncApiTest::channel))
                  .contains(document.resolved(operation.path("channel")));
            });
  }

  /** Whoever sent a record would see which public cell it moved. */
  @Test
  void tracesAreTheHeaderThatIsWrittenAndInNoPublicTopic() {
    assertThat(document.members("/components/messageTraits/traced/headers/properties"))
        .containsOnlyKeys(TraceHeader.HEADER);
    assertThat(addresses())
        .filteredOn(topic -> message(topic).path("traits").toString().contains("/traced"))
        .contains(Topics.RECEIVED.name(), Topics.OUTCOMES.name(), Topics.STAYS.name())
        .doesNotContainAnyElementsOf(PUBLIC);
  }

  @Test
  void everyTopicIsSentToAndReceivedFrom() {
    for (String action : List.of("send", "receive")) {
      List<JsonNode> reached =
          document.members("/operations").values().stream()
              .filter(operation -> operation.path("action").asText().equals(action))
              .map(operation -> document.resolved(operation.path("channel")))
              .distinct()
              .toList();
      assertThat(reached)
          .as(action)
          .containsExactlyInAnyOrderElementsOf(document.members("/channels").values());
    }
  }

  @Test
  void everyTagIsExplained() {
    Collection<JsonNode> tagged = new ArrayList<>(document.members("/channels").values());
    tagged.addAll(document.members("/operations").values());

    assertThat(tags(document.root().path("info")))
        .containsExactlyInAnyOrderElementsOf(
            tagged.stream().flatMap(node -> tags(node).stream()).distinct().toList());
  }

  @Test
  void nothingIsWithoutADescription() {
    Map<String, JsonNode> texts = new LinkedHashMap<>();
    texts.put("info", document.root().at("/info/description"));
    document
        .root()
        .at("/info/tags")
        .forEach(tag -> texts.put(tag.toString(), tag.path("description")));
    for (String kind : List.of("/servers", "/channels", "/components/messages")) {
      document
          .members(kind)
          .forEach((name, node) -> texts.put(kind + "/" + name, node.path("description")));
    }
    document
        .members("/operations")
        .forEach((name, operation) -> texts.put(name, operation.path("summary")));

    assertThat(texts).allSatisfy((where, text) -> assertThat(text.asText()).as(where).isNotBlank());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = document.root().findParents("$ref");
    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(document.resolved(reference).isMissingNode())
                    .as("%s leads nowhere", reference)
                    .isFalse());
  }

  private static List<String> addresses() {
    return document.members("/channels").values().stream()
        .map(channel -> channel.path("address").asText())
        .toList();
  }

  private static JsonNode channel(String topic) {
    return document.root().path("channels").path(topic);
  }

  /** The one kind of message of a topic. */
  private static JsonNode message(String topic) {
    JsonNode messages = channel(topic).path("messages");
    assertThat(messages.size()).as("kinds of messages of %s", topic).isEqualTo(1);
    return document.resolved(messages.elements().next());
  }

  private static List<String> tags(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.path("tags").forEach(tag -> names.add(tag.path("name").asText()));
    return names;
  }

  private static String text(JsonNode schema) {
    return text(new Schema.Parser().parse(schema.toString()));
  }

  private static String text(Schema schema) {
    return new AvroSchema(schema).canonicalString();
  }

  static Stream<Named<Topic<?, ?>>> topics() {
    return Topics.EVERY.stream().map(topic -> Named.of(topic.name(), topic));
  }

  /** Every schema of a key or value, by name. */
  private static Map<String, Schema> schemas() {
    Map<String, Schema> schemas = new TreeMap<>();
    for (Topic<?, ?> topic : Topics.EVERY) {
      schemas.put(topic.keySchema().getName(), topic.keySchema());
      schemas.put(topic.valueSchema().getName(), topic.valueSchema());
    }
    return schemas;
  }
}
