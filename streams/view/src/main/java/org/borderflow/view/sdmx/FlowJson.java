package org.borderflow.view.sdmx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.CellTable.Selection;
import org.borderflow.view.cells.Column;

/**
 * Plain JSON: an array with an object for each cell, its members named as in queries. Values are
 * numbers; a suppressed one is null; what is told of exact cells only is left out of others.
 */
public final class FlowJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /** Writes what follows each other as the lines of an array. */
  private static final JsonFactory LINES =
      new JsonFactoryBuilder()
          .rootValueSeparator(",\n")
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private FlowJson() {}

  /** A generator that leaves its target open. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return JSON.createGenerator(out);
  }

  /** Writes the array. */
  public static void write(Selection cells, OutputStream out) throws IOException {
    out.write("[\n".getBytes(StandardCharsets.US_ASCII));
    try (JsonGenerator json = LINES.createGenerator(out)) {
      for (Cell cell : cells.cells()) {
        object(cell, cells.asOf(), json);
      }
    }
    out.write("\n]\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** The object of one cell. */
  public static String object(Cell cell, String asOf) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      object(cell, asOf, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void object(Cell cell, String asOf, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Column column : Column.values()) {
      String value = cell.get(column);
      if (column == Column.AS_OF) {
        json.writeStringField(column.camel(), asOf);
      } else if (!value.isEmpty() && isNumber(column)) {
        json.writeFieldName(column.camel());
        json.writeNumber(value);
      } else if (!value.isEmpty()) {
        json.writeStringField(column.camel(), value);
      } else if (column == Column.OBS_VALUE) {
        json.writeNullField(column.camel());
      }
    }
    json.writeEndObject();
  }

  /** Whether the values of a column are numbers. */
  static boolean isNumber(Column column) {
    String type = Concept.of(column).representation();
    return type.equals("Decimal") || type.equals("Integer");
  }
}
