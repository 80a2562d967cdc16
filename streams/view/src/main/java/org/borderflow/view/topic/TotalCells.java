package org.borderflow.view.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.view.summary.FlowRow;

/** The cells of the total cube as they stand now. */
public final class TotalCells {

  private TotalCells() {}

  /** Reads them from the beginning of the topic to its present end. */
  public static List<FlowRow> read(TopicReader reader, AvroSerdes serdes) {
    Deserializer<FlowCellKey> keys = serdes.key(Topics.FLOW_CELLS).deserializer();
    Deserializer<FlowCell> values = serdes.value(Topics.FLOW_CELLS).deserializer();
    Map<FlowCellKey, FlowRow> cells = new HashMap<>();
    reader.read(
        Topics.FLOW_CELLS.name(),
        record -> {
          FlowCellKey key = keys.deserialize(record.topic(), record.key());
          if (record.value() == null) {
            cells.remove(key);
          } else if (FlowRow.isTotal(key)) {
            FlowCell value = values.deserialize(record.topic(), record.value());
            cells.put(key, new FlowRow(key, value));
          }
        });
    return List.copyOf(cells.values());
  }
}
