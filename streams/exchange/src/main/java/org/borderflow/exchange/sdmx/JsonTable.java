package org.borderflow.exchange.sdmx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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

  private static final String DATAFLOW = ".Dataflow=";

  private final JsonNode data;
  private final Examination examination;
  private long position;

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
        structure
            .path(kind)
            .fieldNames()
            .forEachRemaining(level -> Component.all(structure, kind, level).forEach(add(columns)));
      }
      measures(structure).forEach(add(columns));
    }
    examination.header(columns);
  }

  private static Consumer<Component> add(Set<Field> columns) {
    return component -> {
      if (component.field() != null) {
        columns.add(component.field());
      }
    };
  }

  private void dataSet(JsonNode dataSet) throws UnreadableTable {
    JsonNode structure = data.path("structures").path(dataSet.path("structure").asInt());
    List<Component> ofSet = Component.all(structure, "dimensions", "dataSet");
    List<Component> attributesOfSet = Component.all(structure, "attributes", "dataSet");
    List<Component> inKey = Component.all(structure, "dimensions", "observation");
    GroupAttributes groups = new GroupAttributes(structure, dataSet);
    String id = structureId(structure);
    String action = ACTIONS.getOrDefault(dataSet.path("action").asText(), "?");
    List<Filling> common = new ArrayList<>();
    common.add((row, place) -> row.put(Field.STRUCTURE_ID, id).put(Field.ACTION, action));
    for (Component dimension : ofSet) {
      if (dimension.values().size() == 1) {
        common.add((row, place) -> dimension("0", dimension, row, place));
      }
    }
    common.add((row, place) -> fill(attributesOfSet, dataSet.path("attributes"), row));
    List<Component> observed = new ArrayList<>(measures(structure));
    observed.addAll(Component.all(structure, "attributes", "observation"));
    observations(dataSet.path("observations"), inKey, groups, observed, common);
    List<Component> ofSeries = Component.all(structure, "dimensions", "series");
    List<Component> attributesOfSeries = Component.all(structure, "attributes", "series");
    for (Map.Entry<String, JsonNode> series : dataSet.path("series").properties()) {
      List<Filling> more = new ArrayList<>(common);
      more.add((row, place) -> fill(ofSeries, series.getKey(), row, place));
      more.add((row, place) -> fill(attributesOfSeries, series.getValue().path("attributes"), row));
      observations(series.getValue().path("observations"), inKey, groups, observed, more);
    }
  }

  /** Puts something into a row; takes note of the number of the value in a dimension. */
  private interface Filling {
    void into(Row row, Map<Integer, String> place) throws UnreadableTable;
  }

  private void observations(
      JsonNode observations,
      List<Component> inKey,
      GroupAttributes groups,
      List<Component> observed,
      List<Filling> common)
      throws UnreadableTable {
    for (Map.Entry<String, JsonNode> observation : observations.properties()) {
      position++;
      if (!observation.getValue().isArray()) {
        examination.find(
            new Finding(Reason.MALFORMED_ROW, position, "", "an observation is no array"));
        continue;
      }
      Row row = new Row(position);
      Map<Integer, String> place = new HashMap<>();
      for (Filling filling : common) {
        filling.into(row, place);
      }
      fill(inKey, observation.getKey(), row, place);
      groups.fill(place, row);
      fill(observed, observation.getValue(), row);
      examination.row(row);
    }
  }

  private static void fill(
      List<Component> dimensions, String key, Row row, Map<Integer, String> place)
      throws UnreadableTable {
    String[] indexes = key.split(":", -1);
    if (indexes.length != dimensions.size()) {
      throw new UnreadableTable("a key has another number of dimensions than the structure");
    }
    for (int i = 0; i < indexes.length; i++) {
      dimension(indexes[i], dimensions.get(i), row, place);
    }
  }

  private static void dimension(
      String index, Component dimension, Row row, Map<Integer, String> place)
      throws UnreadableTable {
    dimension.put(index, row);
    place.put(dimension.position(), index);
  }

  private static void fill(List<Component> components, JsonNode given, Row row)
      throws UnreadableTable {
    for (int i = 0; i < components.size(); i++) {
      components.get(i).put(given.path(i), row);
    }
  }

  /** They stand before the attributes in an observation. */
  private static List<Component> measures(JsonNode structure) {
    return structure.has("measures")
        ? Component.all(structure, "measures", "observation")
        : List.of(Component.undescribedMeasure());
  }

  /**
   * From the reference to its dataflow, {@code urn:…Dataflow=BF:FLOWS(1.0)}; else from the first
   * reference.
   */
  private static String structureId(JsonNode structure) {
    String first = "";
    for (JsonNode link : structure.path("links")) {
      String urn = link.path("urn").asText();
      String id = urn.substring(urn.indexOf('=') + 1);
      if (urn.contains(DATAFLOW)) {
        return id;
      }
      first = first.isEmpty() && urn.indexOf('=') >= 0 ? id : first;
    }
    return first;
  }
}
