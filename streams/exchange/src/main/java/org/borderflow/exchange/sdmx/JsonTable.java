package org.borderflow.exchange.sdmx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderflow.clearing.check.Examination;
import org.borderflow.clearing.check.Field;
import org.borderflow.clearing.check.Finding;
import org.borderflow.clearing.check.Reason;
import org.borderflow.clearing.check.Row;

/**
 * SDMX-JSON 2.0: a data message, with observations flat or in series. Where a row stands is the
 * position of its observation in the message, from 1.
 */
final class JsonTable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ACTIONS =
      Map.of(
          "Information", "I", "Append", "A", "Replace", "R", "Merge", "M", "Delete", "D", "", "");

  private final JsonNode data;
  private final Examination examination;
  private long position;

  /**
   * A dimension or attribute.
   *
   * @param field its column; null if it is none that is read
   * @param values its values in order; empty if they stand at the observations
   */
  private record Component(Field field, List<String> values) {

    /** What stands for the value at an observation, or in a key. */
    void put(JsonNode given, Row row) throws UnreadableTable {
      if (field != null && !given.isMissingNode() && !given.isNull()) {
        row.put(field, values.isEmpty() ? given.asText() : at(given.asText()));
      }
    }

    private String at(String index) throws UnreadableTable {
      int at = index.matches("\\d{1,9}") ? Integer.parseInt(index) : -1;
      if (at < 0 || at >= values.size()) {
        throw new UnreadableTable(field + " has no value number " + at);
      }
      return values.get(at);
    }
  }

  private JsonTable(JsonNode data, Examination examination) {
    this.data = data;
    this.examination = examination;
  }

  static void show(byte[] table, Examination examination) throws UnreadableTable {
    JsonNode message;
    try {
      message = JSON.readTree(table);
    } catch (IOException e) {
      throw new UnreadableTable("it is not JSON in UTF-8");
    }
    JsonNode data = message.path("data");
    if (!data.path("structures").isArray() || !data.path("dataSets").isArray()) {
      throw new UnreadableTable("it is no data message of SDMX-JSON 2.0");
    }
    JsonTable read = new JsonTable(data, examination);
    read.header();
    for (JsonNode dataSet : data.path("dataSets")) {
      read.dataSet(dataSet);
    }
  }

  private void header() {
    Set<Field> columns = EnumSet.noneOf(Field.class);
    for (JsonNode structure : data.path("structures")) {
      for (String kind : List.of("dimensions", "measures", "attributes")) {
        for (JsonNode level : structure.path(kind)) {
          level.forEach(component -> add(columns, component));
        }
      }
    }
    examination.header(columns);
  }

  private static void add(Set<Field> columns, JsonNode component) {
    Field field = Field.named(component.path("id").asText());
    if (field != null) {
      columns.add(field);
    }
  }

  private void dataSet(JsonNode dataSet) throws UnreadableTable {
    JsonNode structure = data.path("structures").path(dataSet.path("structure").asInt());
    List<Component> ofSet = components(structure, "dimensions", "dataSet");
    List<Component> attributesOfSet = components(structure, "attributes", "dataSet");
    List<Component> inKey = components(structure, "dimensions", "observation");
    String id = structureId(structure);
    String action = ACTIONS.getOrDefault(dataSet.path("action").asText(), "?");
    List<Filling> common = new ArrayList<>();
    common.add(row -> row.put(Field.STRUCTURE_ID, id).put(Field.ACTION, action));
    common.add(
        row -> {
          for (Component component : ofSet) {
            if (component.values().size() == 1 && component.field() != null) {
              row.put(component.field(), component.values().get(0));
            }
          }
        });
    common.add(row -> fill(attributesOfSet, dataSet.path("attributes"), row));
    List<Component> observed = observed(structure);
    observations(dataSet.path("observations"), inKey, observed, common);
    List<Component> ofSeries = components(structure, "dimensions", "series");
    List<Component> attributesOfSeries = components(structure, "attributes", "series");
    for (Map.Entry<String, JsonNode> series : dataSet.path("series").properties()) {
      List<Filling> more = new ArrayList<>(common);
      more.add(row -> fill(ofSeries, series.getKey(), row));
      more.add(row -> fill(attributesOfSeries, series.getValue().path("attributes"), row));
      observations(series.getValue().path("observations"), inKey, observed, more);
    }
  }

  /** Puts something into a row. */
  private interface Filling {
    void into(Row row) throws UnreadableTable;
  }

  private void observations(
      JsonNode observations, List<Component> inKey, List<Component> observed, List<Filling> common)
      throws UnreadableTable {
    for (Map.Entry<String, JsonNode> observation : observations.properties()) {
      position++;
      if (!observation.getValue().isArray()) {
        examination.find(
            new Finding(Reason.MALFORMED_ROW, position, "", "an observation is no array"));
        continue;
      }
      Row row = new Row(position);
      for (Filling filling : common) {
        filling.into(row);
      }
      fill(inKey, observation.getKey(), row);
      fill(observed, observation.getValue(), row);
      examination.row(row);
    }
  }

  private static void fill(List<Component> components, String key, Row row) throws UnreadableTable {
    String[] indexes = key.split(":", -1);
    if (indexes.length != components.size()) {
      throw new UnreadableTable("a key has another number of dimensions than the structure");
    }
    for (int i = 0; i < indexes.length; i++) {
      Component component = components.get(i);
      if (component.field() != null) {
        row.put(component.field(), component.at(indexes[i]));
      }
    }
  }

  private static void fill(List<Component> components, JsonNode given, Row row)
      throws UnreadableTable {
    for (int i = 0; i < components.size(); i++) {
      components.get(i).put(given.path(i), row);
    }
  }

  /** Measures, then attributes: in this order they stand in an observation. */
  private static List<Component> observed(JsonNode structure) {
    List<Component> observed = new ArrayList<>(components(structure, "measures", "observation"));
    observed.addAll(components(structure, "attributes", "observation"));
    return observed;
  }

  private static List<Component> components(JsonNode structure, String kind, String level) {
    List<Component> components = new ArrayList<>();
    for (JsonNode component : structure.path(kind).path(level)) {
      List<String> values = new ArrayList<>();
      component
          .path("values")
          .forEach(value -> values.add(value.path(value.has("id") ? "id" : "value").asText()));
      components.add(new Component(Field.named(component.path("id").asText()), values));
    }
    return components;
  }

  /** From the reference to its dataflow: {@code urn:…Dataflow=BF:FLOWS(1.0)}. */
  private static String structureId(JsonNode structure) {
    for (JsonNode link : structure.path("links")) {
      String urn = link.path("urn").asText();
      if (urn.indexOf('=') >= 0) {
        return urn.substring(urn.indexOf('=') + 1);
      }
    }
    return "";
  }
}
