package org.borderflow.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.view.cells.Column;

/** Prints cells as lines. */
final class CellPrinter {

  private static final String SUPPRESSED = "..";
  private static final String TOTAL = "_T";

  private final Format format;
  private final PrintStream out;

  /** How cells are printed. */
  enum Format {
    TABLE("application/json"),
    CSV("text/csv"),
    JSON("application/json");

    private final String type;

    Format(String type) {
      this.type = type;
    }

    /** In which form they are asked for. */
    String type() {
      return type;
    }
  }

  CellPrinter(Format format, PrintStream out) {
    this.format = format;
    this.out = out;
  }

  /** Prints a table of all cells of an array. */
  void table(JsonNode cells) {
    line(List.of("period", "dir", "measure", "rule", "value", "s", "c", "of"));
    cells.forEach(cell -> row(cell, value(cell)));
    out.flush();
  }

  /** Prints a cell that is new or has another observation. */
  void changed(JsonNode cell) {
    switch (format) {
      case TABLE -> row(cell, value(cell));
      case CSV -> csv(cell, "I");
      case JSON -> out.println(cell);
    }
    out.flush();
  }

  /** Prints a cell that is no more. */
  void gone(ObjectNode cell) {
    switch (format) {
      case TABLE -> row(cell, "gone");
      case CSV -> csv(cell, "D");
      case JSON -> out.println(cell.put("gone", true));
    }
    out.flush();
  }

  private void row(JsonNode cell, String value) {
    List<String> of = new ArrayList<>();
    for (Column dimension : Column.breakdowns()) {
      String code = text(cell, dimension);
      if (!code.equals(TOTAL)) {
        of.add(dimension.camel() + "=" + code);
      }
    }
    line(
        List.of(
            text(cell, Column.TIME_PERIOD),
            text(cell, Column.DIRECTION),
            text(cell, Column.MEASURE),
            text(cell, Column.RULE),
            value,
            text(cell, Column.OBS_STATUS),
            text(cell, Column.CONF_STATUS),
            String.join(" ", of)));
  }

  private void line(List<String> columns) {
    out.println(
        String.format("%-7s  %-3s  %-19s  %-5s  %12s  %s  %s  %s", columns.toArray())
            .stripTrailing());
  }

  private static String value(JsonNode cell) {
    String value = text(cell, Column.OBS_VALUE);
    return value.isEmpty() ? SUPPRESSED : value;
  }

  private void csv(JsonNode cell, String action) {
    StringBuilder line = new StringBuilder("dataflow,BF:FLOWS(1.0),").append(action);
    for (Column column : Column.values()) {
      String value = text(cell, column);
      boolean quoted = value.indexOf(',') >= 0 || value.indexOf('"') >= 0;
      line.append(',').append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
    out.print(line.append('\n'));
  }

  /** Empty for null and for what is left out. */
  private static String text(JsonNode cell, Column column) {
    JsonNode value = cell.path(column.camel());
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }
}
