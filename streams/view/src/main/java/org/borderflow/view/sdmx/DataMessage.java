package org.borderflow.view.sdmx;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.CellTable.Selection;
import org.borderflow.view.cells.Column;
import org.borderflow.view.cells.Periods;

/**
 * The data message of SDMX-JSON 2.0.0, with all dimensions at the observations.
 *
 * <p>A message says when it was prepared. So that the same cells make the same bytes, that is here
 * the beginning of the as-of date.
 */
public final class DataMessage {

  private static final String SCHEMA =
      "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json";
  private static final List<Column> CODED = List.of(Column.OBS_STATUS, Column.CONF_STATUS);
  private static final List<Column> OF_EXACT_CELLS =
      List.of(
          Column.FINAL_COUNT, Column.PENDING_COUNT, Column.LOWER, Column.UPPER, Column.SHARE_FINAL);

  private final Selection cells;
  private final JsonGenerator json;
  private final boolean exact;

  /** The values that occur in a column, in order, with their positions. */
  private final Map<Column, Map<String, Integer>> occurring = new EnumMap<>(Column.class);

  private DataMessage(Selection cells, JsonGenerator json) {
    this.cells = cells;
    this.json = json;
    this.exact = cells.cells().stream().anyMatch(cell -> !cell.get(Column.FINAL_COUNT).isEmpty());
    Column.dimensions().forEach(this::gather);
    CODED.forEach(this::gather);
  }

  /** Writes the message. */
  public static void write(Selection cells, OutputStream out) throws IOException {
    try (JsonGenerator json = FlowJson.generator(out)) {
      new DataMessage(cells, json).write();
    }
  }

  private void gather(Column column) {
    Map<String, Integer> positions = new HashMap<>();
    TreeSet<String> values = new TreeSet<>();
    cells.cells().forEach(cell -> values.add(cell.get(column)));
    values.forEach(value -> positions.put(value, positions.size()));
    occurring.put(column, positions);
  }

  private void write() throws IOException {
    json.writeStartObject();
    meta(SCHEMA, id(), cells.asOf(), json);
    json.writeObjectFieldStart("data");
    json.writeArrayFieldStart("structures");
    if (!cells.cells().isEmpty()) {
      structure();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("dataSets");
    if (!cells.cells().isEmpty()) {
      dataSet();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** The same cells have the same id, others another. */
  private String id() {
    Hasher hasher = Hashing.sipHash24().newHasher();
    cells.cells().forEach(cell -> hasher.putLong(cell.hash()));
    return Urn.FLOWS + "_" + day(cells.asOf()) + "_" + hasher.hash();
  }

  /** The as-of date; the first of all days if it is not known. */
  static String day(String asOf) {
    return asOf.isEmpty() ? "0001-01-01" : asOf;
  }

  /** What every message begins with. */
  static void meta(String schema, String id, String asOf, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("meta");
    json.writeStringField("schema", schema);
    json.writeStringField("id", id);
    json.writeBooleanField("test", false);
    json.writeStringField("prepared", day(asOf) + "T00:00:00Z");
    json.writeArrayFieldStart("contentLanguages");
    json.writeString("en");
    json.writeEndArray();
    json.writeObjectFieldStart("sender");
    json.writeStringField("id", Urn.AGENCY);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void structure() throws IOException {
    json.writeStartObject();
    json.writeStringField("name", Urn.NAME);
    json.writeArrayFieldStart("links");
    link("dataflow", Urn.dataflow(), json);
    link("structure", Urn.dataStructure(), json);
    json.writeEndArray();
    json.writeArrayFieldStart("dataSets");
    json.writeNumber(0);
    json.writeEndArray();
    json.writeObjectFieldStart("dimensions");
    json.writeArrayFieldStart("observation");
    for (Column dimension : Column.dimensions()) {
      dimension(dimension);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("measures");
    json.writeArrayFieldStart("observation");
    json.writeStartObject();
    component(Column.OBS_VALUE);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    attributes();
    json.writeEndObject();
  }

  static void link(String relation, String urn, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("rel", relation);
    json.writeStringField("urn", urn);
    json.writeEndObject();
  }

  /** What is told of dimensions, measures and attributes alike. */
  private void component(Column column) throws IOException {
    Concept concept = Concept.of(column);
    json.writeStringField("id", column.name());
    json.writeStringField("name", concept.name());
    if (concept.isRole()) {
      json.writeArrayFieldStart("roles");
      json.writeString(column.name());
      json.writeEndArray();
    }
    if (concept.codes().isEmpty()) {
      json.writeObjectFieldStart("format");
      json.writeStringField("dataType", concept.representation());
      json.writeEndObject();
    }
  }

  private void dimension(Column dimension) throws IOException {
    json.writeStartObject();
    component(dimension);
    json.writeNumberField("keyPosition", dimension.ordinal());
    values(dimension);
    json.writeEndObject();
  }

  /** Codes have an id and a name; what has no codes, as periods, has a value. */
  private void values(Column column) throws IOException {
    Optional<CodeList> list = Concept.of(column).codes();
    json.writeArrayFieldStart("values");
    for (String value : inOrder(column)) {
      json.writeStartObject();
      if (list.isPresent()) {
        json.writeStringField("id", value);
        json.writeStringField("name", list.get().codes().getOrDefault(value, value));
      } else {
        json.writeStringField("value", value);
      }
      if (column == Column.TIME_PERIOD) {
        json.writeStringField("start", Periods.first(value).orElseThrow().atDay(1) + "T00:00:00Z");
        json.writeStringField(
            "end", Periods.last(value).orElseThrow().atEndOfMonth() + "T23:59:59Z");
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private List<String> inOrder(Column column) {
    return new ArrayList<>(new TreeSet<>(occurring.get(column).keySet()));
  }

  private void attributes() throws IOException {
    json.writeObjectFieldStart("attributes");
    if (!cells.asOf().isEmpty()) {
      json.writeArrayFieldStart("dataSet");
      json.writeStartObject();
      attribute(Column.AS_OF, "dataflow");
      json.writeArrayFieldStart("values");
      json.writeStartObject();
      json.writeStringField("value", cells.asOf());
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeArrayFieldStart("observation");
    for (Column attribute : observationAttributes()) {
      json.writeStartObject();
      attribute(attribute, "observation");
      if (CODED.contains(attribute)) {
        values(attribute);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private List<Column> observationAttributes() {
    List<Column> attributes = new ArrayList<>(CODED);
    if (exact) {
      attributes.addAll(OF_EXACT_CELLS);
    }
    return attributes;
  }

  private void attribute(Column attribute, String relationship) throws IOException {
    component(attribute);
    if (Concept.of(attribute).isMandatory()) {
      json.writeBooleanField("isMandatory", true);
    }
    json.writeObjectFieldStart("relationship");
    json.writeObjectFieldStart(relationship);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void dataSet() throws IOException {
    json.writeStartObject();
    json.writeNumberField("structure", 0);
    json.writeStringField("action", "Information");
    json.writeArrayFieldStart("links");
    link("dataflow", Urn.dataflow(), json);
    json.writeEndArray();
    if (!cells.asOf().isEmpty()) {
      json.writeArrayFieldStart("attributes");
      json.writeNumber(0);
      json.writeEndArray();
    }
    json.writeObjectFieldStart("observations");
    List<Column> attributes = observationAttributes();
    for (Cell cell : cells.cells()) {
      observation(cell, attributes);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void observation(Cell cell, List<Column> attributes) throws IOException {
    StringBuilder key = new StringBuilder();
    for (Column dimension : Column.dimensions()) {
      key.append(key.length() == 0 ? "" : ":").append(position(dimension, cell));
    }
    json.writeArrayFieldStart(key.toString());
    number(cell.get(Column.OBS_VALUE));
    for (Column attribute : attributes) {
      if (CODED.contains(attribute)) {
        json.writeNumber(position(attribute, cell));
      } else {
        number(cell.get(attribute));
      }
    }
    json.writeEndArray();
  }

  private int position(Column column, Cell cell) {
    return occurring.get(column).get(cell.get(column));
  }

  private void number(String value) throws IOException {
    if (value.isEmpty()) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }
}
