package org.borderflow.ingest.profile;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordLayout;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;

/** Reads the code tables of a profile: written in it, or in a CSV file beside it. */
final class TableReader {

  private static final List<String> FILE_KEYS = List.of("file", "code", "value");

  private final Place place;
  private final Map<String, CodeTable> named = new HashMap<>();

  TableReader(Place place) {
    this.place = place;
  }

  /** Keeps a table under a name. */
  void name(String name, Node node) {
    named.put(name, inline(node));
  }

  /** The table that has a name, or that is written out. */
  CodeTable table(Node node) {
    if (!node.isText()) {
      return inline(node);
    }
    CodeTable table = named.get(node.name());
    if (table == null) {
      throw node.wrong("there is no table of this name under tables");
    }
    return table;
  }

  private CodeTable inline(Node node) {
    Map<String, Node> entries = node.entries();
    if (entries.containsKey("file")) {
      return file(node.entries(FILE_KEYS), node);
    }
    CodeTable table = new CodeTable();
    entries.forEach(
        (code, meaning) -> {
          if (!table.add(code, meaning.text())) {
            throw meaning.wrong("stands for two values; case and accents make no difference");
          }
        });
    return table;
  }

  private CodeTable file(Map<String, Node> keys, Node node) {
    Node file = keys.get("file");
    String code = keys.containsKey("code") ? keys.get("code").name() : "code";
    String value = keys.containsKey("value") ? keys.get("value").name() : "value";
    if (code.equals(value)) {
      throw node.wrong("code and value are the same column");
    }
    RecordLayout layout = new RecordLayout(List.of(code, value), List.of(Set.of(code, value)), -1);
    try (InputStream in = place.open(file.name())) {
      if (in == null) {
        throw file.wrong("there is no file " + file.name() + " beside the profile");
      }
      return rows(RecordReader.of(file.name(), in, ReadingFormat.CSV, layout), file.name());
    } catch (IOException e) {
      throw file.wrong("cannot be read", e);
    }
  }

  private static CodeTable rows(RecordReader reader, String file) {
    CodeTable table = new CodeTable();
    while (reader.next()) {
      RawRecord row = reader.record();
      String where = file + ": line " + row.line() + ": ";
      if (row.fault() != null) {
        throw new UnusableInput(where + row.fault().message());
      }
      if (!table.add(row.text(0), row.text(1))) {
        throw new UnusableInput(where + "the code stands for two values");
      }
    }
    return table;
  }
}
