package org.borderflow.ingest.posts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordLayout;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;

/** A CSV file in which every row must be right. Refusals name line and column, never the value. */
record TableFile(String source, RecordLayout layout) {

  static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UnusableInput(file + ": cannot be read", e);
    }
  }

  void forEach(InputStream in, Consumer<RawRecord> row) {
    RecordReader reader = RecordReader.of(source, in, ReadingFormat.CSV, layout);
    while (reader.next()) {
      RawRecord raw = reader.record();
      if (raw.fault() != null) {
        throw new UnusableInput(source + ": line " + raw.line() + ": " + raw.fault().message());
      }
      row.accept(raw);
    }
  }

  UnusableInput bad(RawRecord raw, int slot, String expected) {
    return new UnusableInput(
        source + ": line " + raw.line() + ": " + layout.names().get(slot) + ": " + expected);
  }
}
