package org.borderflow.exchange.sdmx;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.clearing.check.Field;
import org.borderflow.clearing.check.Row;

/**
 * A dimension, measure or attribute, as a data message of SDMX-JSON tells it.
 *
 * @param field its column; null if it is none that is read
 * @param position the place of a dimension in the key of the structure, from 0; -1 if it is not
 *     told
 * @param values its values in order; empty if they stand at the observations
 * @param fallback the value where none is told; empty if there is none
 */
record Component(Field field, int position, List<String> values, String fallback) {

  /** Those of a kind that are told at a level, in order. */
  static List<Component> all(JsonNode structure, String kind, String level) {
    List<Component> components = new ArrayList<>();
    structure.path(kind).path(level).forEach(component -> components.add(of(component)));
    return components;
  }

  /** The one measure that need not be described: {@code OBS_VALUE}, its values as they are. */
  static Component undescribedMeasure() {
    return new Component(Field.OBS_VALUE, -1, List.of(), "");
  }

  private static Component of(JsonNode component) {
    List<String> values = new ArrayList<>();
    component
        .path("values")
        .forEach(value -> values.add(value.path(value.has("id") ? "id" : "value").asText()));
    return new Component(
        Field.named(component.path("id").asText()),
        component.path("keyPosition").asInt(-1),
        values,
        component.path("default").asText(""));
  }

  /** Puts into a row what stands for the value at an observation, a series, a group or a set. */
  void put(JsonNode given, Row row) throws UnreadableTable {
    if (field == null) {
      return;
    }
    if (!given.isMissingNode() && !given.isNull()) {
      row.put(field, values.isEmpty() ? given.asText() : at(given.asText()));
    } else if (!fallback.isEmpty()) {
      row.put(field, fallback);
    }
  }

  /** Puts into a row the value of this number. */
  void put(String index, Row row) throws UnreadableTable {
    if (field != null) {
      row.put(field, at(index));
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
