package org.borderflow.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The AsyncAPI document: prose by hand, and behind it schemas that are written from Avro's. */
final class AsyncApiDocument {

  static final String FORMAT = "application/vnd.apache.avro;version=1.9.0";

  private static final String SCHEMAS = "\n  schemas:";
  private static final int WIDTH = 120;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode root;

  private AsyncApiDocument(JsonNode root) {
    this.root = root;
  }

  static AsyncApiDocument read(Path file) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    Object document = new Yaml(new SafeConstructor(strict)).load(text(file));
    return new AsyncApiDocument(JSON.valueToTree(document));
  }

  /** Writes the schemas anew, by name, and leaves everything before them as it is. */
  static void writeSchemas(Path file, Map<String, Schema> schemas) {
    Map<String, Object> formatted = new LinkedHashMap<>();
    schemas.forEach((name, schema) -> formatted.put(name, multiFormat(schema)));
    DumperOptions style = new DumperOptions();
    style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    style.setWidth(WIDTH);
    String written = new Yaml(style).dump(formatted).indent(4);
    String before = text(file);
    try {
      Files.writeString(
          file, before.substring(0, before.indexOf(SCHEMAS)) + SCHEMAS + "\n" + written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> multiFormat(Schema schema) {
    try {
      Map<String, Object> formatted = new LinkedHashMap<>();
      formatted.put("schemaFormat", FORMAT);
      formatted.put("schema", JSON.readValue(schema.toString(), Object.class));
      return formatted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** The members of an object, by name. */
  Map<String, JsonNode> members(String pointer) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    root.at(pointer)
        .properties()
        .forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  /** What a node refers to, or the node itself; missing if it refers to nothing in the document. */
  JsonNode resolved(JsonNode node) {
    if (!node.has("$ref")) {
      return node;
    }
    String reference = node.get("$ref").asText();
    return reference.startsWith("#/")
        ? resolved(root.at(reference.substring(1)))
        : JsonNodeFactory.instance.missingNode();
  }
}
