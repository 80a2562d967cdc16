package org.borderflow.view.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.Column;

/** Reads the cells of a file of flows back, exact or public. */
public final class FileCells {

  /** Structure, its id, action. */
  private static final int BEFORE_DIMENSIONS = 3;

  private FileCells() {}

  /** The cells, in the order of the file. */
  public static List<Cell> read(Path file) throws IOException {
    List<Cell> cells = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        cells.add(cell(FlowLine.split(line), texts));
      }
    }
    return cells;
  }

  /**
   * The cell of a row.
   *
   * @param row the values of all columns
   * @param texts codes occur over and over, each is to take memory once
   */
  public static Cell cell(List<String> row, Map<String, String> texts) {
    Map<Column, String> values = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      values.put(
          column,
          texts.computeIfAbsent(row.get(BEFORE_DIMENSIONS + column.ordinal()), same -> same));
    }
    return Cell.of(values);
  }
}
