package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An OpenAPI document as a service serves it, held against what the service answers. */
final class ServedDescription {

  /** Headers that tell a caller what to do: none may come that is not described. */
  private static final List<String> TELLING =
      List.of("Request-Id", "Retry-After", "WWW-Authenticate", "Accept-Post", "Accept-Encoding");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  ServedDescription(String json) throws JsonProcessingException {
    this.document = JSON.readTree(json);
  }

  /** The example of each type of body that a caller may send. */
  Map<String, String> examples() {
    Map<String, String> examples = new TreeMap<>();
    document
        .at("/paths/~1v1~1crossings/post/requestBody/content")
        .properties()
        .forEach(
            type -> {
              JsonNode example = type.getValue().required("example");
              examples.put(
                  type.getKey(), example.isTextual() ? example.asText() : example.toString());
            });
    return examples;
  }

  /** Every status of a route, in order. */
  List<String> statuses(String method, String path) {
    JsonNode operation = document.get("paths").get(path).get(method.toLowerCase(Locale.ROOT));
    List<String> statuses = new ArrayList<>();
    operation.get("responses").fieldNames().forEachRemaining(statuses::add);
    return statuses.stream().sorted().toList();
  }

  /** Fails if an answer is not as described, or is one of a route that is not. */
  void covers(String method, String path, int status, HttpHeaders headers, String body)
      throws JsonProcessingException {
    String what = method + " " + path + " " + status;
    JsonNode operation = document.get("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    if (operation.isMissingNode()) {
      assertThat(status).as(what).isIn(404, 405);
      return;
    }
    JsonNode response = resolved(operation.path("responses").path(Integer.toString(status)));
    assertThat(response.isMissingNode()).as("%s is not described", what).isFalse();
    checkHeaders(what, response.path("headers"), headers);
    if (!response.has("content")) {
      assertThat(body).as(what).isEmpty();
      return;
    }
    String full = headers.firstValue("Content-Type").orElse("");
    String type = response.path("content").has(full) ? full : full.split(";")[0];
    JsonNode content = response.path("content").path(type);
    assertThat(content.isMissingNode()).as("%s as '%s' is not described", what, type).isFalse();
    if (type.contains("json")) {
      checkValue(what, content.get("schema"), JSON.readTree(body));
    }
  }

  private void checkHeaders(String what, JsonNode described, HttpHeaders headers) {
    described
        .properties()
        .forEach(
            header -> {
              JsonNode description = resolved(header.getValue());
              Optional<String> value = headers.firstValue(header.getKey());
              if (description.path("required").asBoolean()) {
                assertThat(value).as("%s: %s", what, header.getKey()).isPresent();
              }
              value.ifPresent(
                  text ->
                      checkValue(
                          what + " " + header.getKey(),
                          description.get("schema"),
                          TextNode.valueOf(text)));
            });
    if (!described.isMissingNode()) {
      assertThat(TELLING)
          .as(what)
          .allMatch(name -> headers.firstValue(name).isEmpty() || described.has(name));
    }
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode() ? node : document.at(reference.asText().substring(1));
  }

  private void checkValue(String what, JsonNode schema, JsonNode value) {
    // A schema of its own, beside those it refers to.
    ObjectNode root = schema.deepCopy();
    root.set("components", document.get("components"));
    assertThat(schemas.getSchema(root).validate(value)).as(what + " " + value).isEmpty();
  }
}
