package org.borderflow.ingest.edge;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the intake says of a batch.
 *
 * @param rejections one for each refused record, with the line of the file
 */
record Told(long received, long accepted, long duplicates, List<ObjectNode> rejections) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Understands an answer.
   *
   * @param before lines of the file before line 1 of the body
   * @throws JsonProcessingException if it is not the answer of an intake, but for example the
   *     log-in page of a network
   */
  static Told of(byte[] answer, long before) throws IOException {
    JsonNode root = JSON.readTree(answer);
    JsonNode results = root == null ? null : root.get("results");
    JsonNode totals = root == null ? null : root.get("totals");
    if (results == null || totals == null || !totals.path("received").isIntegralNumber()) {
      throw new JsonParseException(null, "neither results nor totals");
    }
    List<ObjectNode> rejections = new ArrayList<>();
    for (JsonNode result : results) {
      if (result instanceof ObjectNode rejection
          && rejection.path("status").asText().equals("REJECTED")) {
        rejection.remove("status");
        rejection.put("line", rejection.path("line").asLong() + before);
        rejections.add(rejection);
      }
    }
    return new Told(
        totals.path("received").asLong(),
        totals.path("accepted").asLong(),
        totals.path("duplicates").asLong(),
        rejections);
  }
}
