package org.borderflow.view.live;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.CellTable;

/**
 * Keeps a table of cells as a topic tells them. When the topic has to be read anew, the table stays
 * as it is until that is done.
 *
 * <p>The as-of date is the earliest day that a partition of the stage has told: all of them have
 * worked off that one.
 */
public final class LiveCells implements TopicFollower.Listener {

  private final CellTable table;
  private final CellReader reader;
  private final String stage;
  private final Deserializer<ProgressKey> progressKeys;
  private final Deserializer<Progress> reports;
  private final Map<Integer, LocalDate> days = new HashMap<>();

  /** What has been told so far, until all is; null from then on. */
  private TreeMap<Cell, Cell> gathered;

  /**
   * @param table what is kept up to date
   * @param stage the stage that makes the cells
   */
  public LiveCells(CellTable table, CellReader reader, AvroSerdes serdes, String stage) {
    this.table = table;
    this.reader = reader;
    this.stage = stage;
    this.progressKeys = serdes.key(Topics.PROGRESS).deserializer();
    this.reports = serdes.value(Topics.PROGRESS).deserializer();
  }

  /** What is to be followed. */
  public List<String> topics() {
    return List.of(reader.topic(), Topics.PROGRESS.name());
  }

  @Override
  public void begin() {
    gathered = new TreeMap<>(Cell.ORDER);
    days.clear();
  }

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> record, boolean old) {
    if (record.topic().equals(Topics.PROGRESS.name())) {
      progress(record);
    } else if (gathered == null) {
      reader.cell(record).ifPresentOrElse(table::put, () -> table.remove(reader.key(record)));
    } else {
      Cell key = reader.key(record);
      gathered.remove(key);
      reader.cell(record).ifPresent(cell -> gathered.put(cell, cell));
    }
  }

  private void progress(ConsumerRecord<byte[], byte[]> record) {
    ProgressKey key = progressKeys.deserialize(record.topic(), record.key());
    if (!key.getStage().equals(stage)) {
      return;
    }
    if (record.value() == null) {
      days.remove(key.getPartition());
    } else {
      days.put(key.getPartition(), reports.deserialize(record.topic(), record.value()).getDay());
    }
    if (gathered == null) {
      table.asOf(asOf());
    }
  }

  private String asOf() {
    return days.values().stream()
        .min(Comparator.naturalOrder())
        .map(LocalDate::toString)
        .orElse("");
  }

  @Override
  public void caughtUp() {
    table.replace(gathered.keySet(), asOf());
    gathered = null;
  }
}
