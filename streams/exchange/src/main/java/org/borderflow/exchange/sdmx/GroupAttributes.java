package org.borderflow.exchange.sdmx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.clearing.check.Row;

/**
 * Attributes that are told once for all observations that have some dimensions in common. Under
 * {@code "0::3"} stand those of all observations with the first value in the first dimension and
 * the fourth in the third, whatever the second.
 */
final class GroupAttributes {

  private final List<Component> attributes;

  /** By the dimensions that are in common, and by the values in these. */
  private final Map<List<Integer>, Map<List<String>, JsonNode>> groups = new HashMap<>();

  GroupAttributes(JsonNode structure, JsonNode dataSet) {
    this.attributes = Component.all(structure, "attributes", "dimensionGroup");
    for (Map.Entry<String, JsonNode> group :
        dataSet.path("dimensionGroupAttributes").properties()) {
      String[] indexes = group.getKey().split(":", -1);
      List<Integer> dimensions = new ArrayList<>();
      List<String> values = new ArrayList<>();
      for (int i = 0; i < indexes.length; i++) {
        if (!indexes[i].isEmpty()) {
          dimensions.add(i);
          values.add(indexes[i]);
        }
      }
      groups.computeIfAbsent(dimensions, none -> new HashMap<>()).put(values, group.getValue());
    }
  }

  /**
   * Puts into a row what is told of the groups it is in.
   *
   * @param place the number of its value in each dimension, by the place of that in the key
   */
  void fill(Map<Integer, String> place, Row row) throws UnreadableTable {
    for (int i = 0; i < attributes.size(); i++) {
      attributes.get(i).put(told(i, place), row);
    }
  }

  private JsonNode told(int attribute, Map<Integer, String> place) {
    for (Map.Entry<List<Integer>, Map<List<String>, JsonNode>> group : groups.entrySet()) {
      List<String> values = new ArrayList<>();
      group.getKey().forEach(dimension -> values.add(place.getOrDefault(dimension, "")));
      JsonNode told =
          group.getValue().getOrDefault(values, MissingNode.getInstance()).path(attribute);
      if (!told.isMissingNode() && !told.isNull()) {
        return told;
      }
    }
    return MissingNode.getInstance();
  }
}
