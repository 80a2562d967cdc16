package org.borderflow.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.borderflow.exchange.house.Subscription;
import org.borderflow.exchange.sdmx.DefinitionText;
import org.borderflow.topology.Names;

/**
 * Which deployment a clearing-house subscribes to.
 *
 * @param cluster its Kafka and schema registry
 * @param definition by what it counts: the definition record
 */
record SubscriptionFile(Deployment.Cluster cluster, JsonNode definition) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a file.
   *
   * @throws Misuse if it cannot be read, or lacks something
   */
  static SubscriptionFile read(Path file) {
    try {
      JsonNode told = JSON.readTree(file.toFile());
      for (String name : new String[] {"bootstrapServers", "registry"}) {
        if (!told.path(name).isTextual()) {
          throw new Misuse("--subscribe: " + file + " does not name " + name);
        }
      }
      SubscriptionFile read =
          new SubscriptionFile(
              new Deployment.Cluster(
                  told.path("bootstrapServers").asText(),
                  told.path("registry").asText(),
                  security(file, told.path("kafkaConfig"))),
              told.path("definition"));
      DefinitionText.Stated stated = DefinitionText.read(read.text());
      if (!read.definition.isObject() || !stated.findings().isEmpty()) {
        throw new Misuse(
            "--subscribe: "
                + file
                + ": definition"
                + stated.findings().stream()
                    .findFirst()
                    .map(finding -> "." + finding.field() + " " + finding.message())
                    .orElse(" is not there"));
      }
      return read;
    } catch (IOException e) {
      throw new Misuse("--subscribe: " + file + " cannot be read as JSON");
    }
  }

  /** Of a file that may be named as seen from the one that names it. */
  private static Map<String, String> security(Path file, JsonNode named) {
    if (named.isMissingNode()) {
      return Map.of();
    }
    String where = "--subscribe: " + file + ": kafkaConfig";
    try {
      return KafkaConfigOption.read(where, file.resolveSibling(named.asText()));
    } catch (InvalidPathException e) {
      throw new Misuse(where + " is no file");
    }
  }

  private byte[] text() {
    try {
      return JSON.writeValueAsBytes(definition);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it is followed. */
  Subscription.Source source(Duration pace) {
    return new Subscription.Source(
        cluster.bootstrapServers(),
        cluster.settings(),
        cluster.registry(),
        text(),
        pace,
        Names.CELLS_STAGE);
  }
}
