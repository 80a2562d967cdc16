package org.borderflow.gaps.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table among the resources: CSV with a header; lines that begin with {@code #} are comments; a
 * value with commas stands between quotes and holds none itself. Every row has all columns.
 */
public final class ResourceTable {

  private ResourceTable() {}

  /**
   * The rows, each by column.
   *
   * @param owner the class beside which the resource lies
   * @throws IllegalStateException if it is not there or a row has not the columns of the header
   */
  public static List<Map<String, String>> read(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the library is incomplete: no " + resource);
      }
      return read(resource, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> read(String resource, BufferedReader lines) {
    List<List<String>> rows =
        lines
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(ResourceTable::values)
            .toList();
    List<String> header = rows.get(0);
    List<Map<String, String>> table = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() != header.size()) {
        throw new IllegalStateException(
            resource + ": " + row.get(0) + " has " + row.size() + " values, not " + header.size());
      }
      Map<String, String> named = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        named.put(header.get(i), row.get(i));
      }
      table.add(named);
    }
    return table;
  }

  private static List<String> values(String line) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }
}
