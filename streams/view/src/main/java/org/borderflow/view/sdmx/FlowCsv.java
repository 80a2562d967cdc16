package org.borderflow.view.sdmx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.CellTable.Selection;
import org.borderflow.view.cells.Column;

/** SDMX-CSV 2.0, as in the files of flows. */
public final class FlowCsv {

  /** The first line. */
  public static final String HEADER =
      "STRUCTURE,STRUCTURE_ID,ACTION,"
          + Arrays.stream(Column.values()).map(Column::name).collect(Collectors.joining(","));

  private static final String STRUCTURE = "dataflow,BF:FLOWS(1.0),I";

  private FlowCsv() {}

  /** Writes a header and a line for each cell. */
  public static void write(Selection cells, OutputStream out) throws IOException {
    line(HEADER, out);
    for (Cell cell : cells.cells()) {
      line(line(cell, cells.asOf()), out);
    }
  }

  private static void line(String line, OutputStream out) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String line(Cell cell, String asOf) {
    StringBuilder line = new StringBuilder(160).append(STRUCTURE);
    for (Column column : Column.values()) {
      line.append(',').append(quoted(column == Column.AS_OF ? asOf : cell.get(column)));
    }
    return line.toString();
  }

  private static String quoted(String value) {
    boolean plain = value.indexOf(',') < 0 && value.indexOf('"') < 0 && value.indexOf('\n') < 0;
    return plain && value.indexOf('\r') < 0 ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
