package org.borderflow.ingest.profile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.ComposedRecord;
import org.borderflow.ingest.read.Fault;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.schemas.RejectionReason;

/**
 * Reads an agency's rows as records of the contract. A row of which no record can be made is one
 * record with a fault: what all records of a row have in common fails once, not once for each.
 */
final class MappedReader implements RecordReader {

  private static final Fault NO_CROSSING =
      new Fault(
          RejectionReason.MISSING_FIELD, Column.CROSSED_AT.title(), "the row holds no crossing");

  private final RecordReader rows;
  private final List<Mapping> mappings;
  private final List<String> warnings;
  private final Row row;
  private final ComposedRecord composed = new ComposedRecord(Column.LAYOUT);
  private final Deque<Mapping.Result> waiting = new ArrayDeque<>();

  /**
   * @param rows of a layout with these columns
   * @param warnings about the header
   */
  MappedReader(
      RecordReader rows, List<String> columns, List<Mapping> mappings, List<String> warnings) {
    this.rows = rows;
    this.mappings = mappings;
    this.warnings = warnings;
    Map<String, Integer> slots = new HashMap<>();
    for (int slot = 0; slot < columns.size(); slot++) {
      slots.put(columns.get(slot), slot);
    }
    this.row = new Row(slots);
  }

  @Override
  public boolean next() {
    if (waiting.isEmpty()) {
      if (!rows.next()) {
        return false;
      }
      RawRecord raw = rows.record();
      if (raw.fault() != null) {
        composed.begin(raw.line());
        composed.refuse(raw.fault());
        return true;
      }
      map(raw);
    }
    compose(waiting.remove());
    return true;
  }

  private void map(RawRecord raw) {
    row.begin(raw);
    for (Mapping mapping : mappings) {
      if (mapping.appliesTo(row)) {
        Mapping.Result result = mapping.of(row);
        if (result.ofRow()) {
          waiting.clear();
          waiting.add(result);
          return;
        }
        waiting.add(result);
      }
    }
    if (waiting.isEmpty()) {
      waiting.add(new Mapping.Result(Map.of(), NO_CROSSING, true));
    }
  }

  private void compose(Mapping.Result result) {
    composed.begin(rows.record().line());
    result.texts().forEach((column, text) -> composed.set(column.ordinal(), text));
    if (result.fault() != null) {
      composed.refuse(result.fault());
    }
  }

  @Override
  public Optional<List<String>> header() {
    return rows.header();
  }

  @Override
  public RawRecord record() {
    return composed.record();
  }

  @Override
  public List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(rows.warnings());
    return all;
  }
}
