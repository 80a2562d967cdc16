package org.borderflow.view.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.borderflow.view.cells.Column;
import org.borderflow.view.sdmx.FlowCsv;

/** Reads a data message as somebody would who knows SDMX-JSON and nothing of this project. */
final class SdmxJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private SdmxJson() {}

  /** The observations as SDMX-CSV, in the order in which they stand. */
  static String asCsv(String message) throws IOException {
    JsonNode data = JSON.readTree(message).get("data");
    JsonNode dataSet = data.get("dataSets").get(0);
    JsonNode structure = data.get("structures").get(dataSet.get("structure").asInt());
    StringBuilder csv = new StringBuilder(FlowCsv.HEADER).append('\n');
    dataSet
        .get("observations")
        .properties()
        .forEach(
            observation -> {
              Map<String, String> row = new HashMap<>();
              String[] key = observation.getKey().split(":", -1);
              JsonNode dimensions = structure.at("/dimensions/observation");
              for (int i = 0; i < key.length; i++) {
                row.put(id(dimensions.get(i)), value(dimensions.get(i), Integer.parseInt(key[i])));
              }
              JsonNode values = observation.getValue();
              row.put(id(structure.at("/measures/observation/0")), text(values.get(0)));
              JsonNode attributes = structure.at("/attributes/observation");
              for (int i = 0; i < attributes.size(); i++) {
                JsonNode told = values.get(i + 1);
                row.put(
                    id(attributes.get(i)),
                    attributes.get(i).has("values")
                        ? value(attributes.get(i), told.asInt())
                        : text(told));
              }
              JsonNode ofAll = structure.at("/attributes/dataSet");
              for (int i = 0; i < ofAll.size(); i++) {
                row.put(
                    id(ofAll.get(i)), value(ofAll.get(i), dataSet.at("/attributes/" + i).asInt()));
              }
              csv.append("dataflow,BF:FLOWS(1.0),I");
              for (Column column : Column.values()) {
                String value = row.getOrDefault(column.name(), "");
                csv.append(',').append(value.contains(",") ? '"' + value + '"' : value);
              }
              csv.append('\n');
            });
    return csv.toString();
  }

  private static String id(JsonNode component) {
    return component.get("id").asText();
  }

  private static String value(JsonNode component, int index) {
    JsonNode value = component.get("values").get(index);
    return value.has("id") ? value.get("id").asText() : value.get("value").asText();
  }

  /** As it is written: 17.250 has three decimals. */
  private static String text(JsonNode node) {
    return node.isNull()
        ? ""
        : node.isNumber() ? node.decimalValue().toPlainString() : node.asText();
  }
}
