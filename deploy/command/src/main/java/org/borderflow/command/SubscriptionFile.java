package org.borderflow.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.exchange.house.Subscription;
import org.borderflow.exchange.sdmx.DefinitionText;
import org.borderflow.topology.Names;

/**
 * Which deployment a clearing-house subscribes to.
 *
 * @param bootstrapServers its Kafka
 * @param registry its schema registry
 * @param definition by what it counts: the definition record
 */
record SubscriptionFile(String bootstrapServers, String registry, JsonNode definition) {

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
              told.path("bootstrapServers").asText(),
              told.path("registry").asText(),
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
        bootstrapServers, AvroSerdes.client(registry), text(), pace, Names.CELLS_STAGE);
  }
}
