package org.borderflow.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads records one after the other. Lines of blanks are passed over; every other line belongs to
 * exactly one record.
 *
 * <pre>
 * RecordReader reader = RecordReader.of("a.csv", in, ReadingFormat.CSV, Column.LAYOUT);
 * while (reader.next()) {
 *   parser.parse(reader.record(), "a.csv");
 * }
 * </pre>
 */
public sealed interface RecordReader permits CsvReader, JsonLinesReader {

  /**
   * @param source name of the input in messages
   * @param in the bytes; stays the caller's to close
   * @throws UnusableInput when the file as a whole cannot be read
   */
  static RecordReader of(String source, InputStream in, ReadingFormat format, RecordLayout layout) {
    Opened opened;
    try {
      opened = Opened.of(in, format);
    } catch (IOException e) {
      throw Lines.unreadable(source, e);
    }
    Lines lines = new Lines(source, opened.bytes());
    return opened.format() == ReadingFormat.JSON_LINES
        ? new JsonLinesReader(source, lines, layout)
        : new CsvReader(source, lines, layout);
  }

  /**
   * Goes on to the next record.
   *
   * @return false at the end of the input
   * @throws UnusableInput when the input cannot be read on
   */
  boolean next();

  /** The record gone to, until the next call of {@link #next()}. */
  RawRecord record();

  /** What the user should know about the whole file: at most one line, about unknown columns. */
  List<String> warnings();
}
