package org.borderflow.ingest.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.Fault;

/**
 * How one record is made of a row.
 *
 * @param when names of the column that must have a value for the record to be made; none if it
 *     always is
 * @param values how each column of the contract is filled
 * @param shared columns that are filled in the same way in every record of the row
 */
record Mapping(List<String> when, Map<Column, Value> values, Set<Column> shared) {

  Mapping {
    when = List.copyOf(when);
    values = new EnumMap<>(values);
    shared = Set.copyOf(shared);
  }

  boolean appliesTo(Row row) {
    return when.isEmpty() || !row.first(when).isEmpty();
  }

  /** The record, with all that could be mapped of it. */
  Result of(Row row) {
    Map<Column, String> texts = new EnumMap<>(Column.class);
    Fault fault = null;
    boolean ofRow = false;
    row.crossedAt("");
    for (Map.Entry<Column, Value> entry : values.entrySet()) {
      Column column = entry.getKey();
      Mapped mapped = entry.getValue().of(row);
      texts.put(column, mapped.text());
      if (column == Column.CROSSED_AT) {
        row.crossedAt(mapped.text());
      }
      if (mapped.refused() != null && (fault == null || (!ofRow && shared.contains(column)))) {
        fault = mapped.refused().in(column);
        ofRow = shared.contains(column);
      }
    }
    return new Result(texts, fault, ofRow);
  }

  /** What it reads of a row: for each value the names that its column may have. */
  Stream<List<String>> reads() {
    Stream<List<String>> read = values.values().stream().flatMap(value -> value.source().reads());
    return when.isEmpty() ? read : Stream.concat(Stream.of(when), read);
  }

  /** What {@code column} reads. */
  Stream<List<String>> reads(Column column) {
    return values.containsKey(column) ? values.get(column).source().reads() : Stream.empty();
  }

  /** Columns without a source. */
  List<Column> missing(List<Column> wanted) {
    List<Column> missing = new ArrayList<>(wanted);
    missing.removeAll(values.keySet());
    return missing;
  }

  /**
   * A record.
   *
   * @param fault why it cannot be made, or null
   * @param ofRow whether the fault is one of the whole row
   */
  record Result(Map<Column, String> texts, Fault fault, boolean ofRow) {}
}
