package org.borderflow.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

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
public interface RecordReader {

  /**
   * @param source name of the input in messages
   * @param in the bytes; stays the caller's to close
   * @throws UnusableInput when the file as a whole cannot be read
   */
  static RecordReader of(String source, InputStream in, ReadingFormat format, RecordLayout layout) {
    return of(source, in, format, layout, Dialect.STANDARD);
  }

  /** As {@link #of(String, InputStream, ReadingFormat, RecordLayout)}, in another dialect. */
  static RecordReader of(
      String source, InputStream in, ReadingFormat format, RecordLayout layout, Dialect dialect) {
    Opened opened;
    try {
      opened = Opened.of(in, format, dialect.encoding());
    } catch (IOException e) {
      throw UnusableInput.of(source, e);
    }
    return plain(source, opened.bytes(), opened.format(), layout, dialect);
  }

  /**
   * A reader of text that is not compressed, or no longer, and is taken for what it is said to be.
   *
   * @param format any but {@link ReadingFormat#SNIFFED}
   */
  static RecordReader plain(
      String source, InputStream text, ReadingFormat format, RecordLayout layout) {
    return plain(source, text, format, layout, Dialect.STANDARD);
  }

  private static RecordReader plain(
      String source, InputStream text, ReadingFormat format, RecordLayout layout, Dialect dialect) {
    return switch (format) {
      case CSV ->
          new CsvReader(source, new Lines(source, text), layout, (byte) dialect.separator());
      case JSON_LINES -> new JsonLinesReader(source, new Lines(source, text), layout);
      case JSON -> new JsonDocumentReader(source, text, layout);
      case SNIFFED -> throw new IllegalArgumentException("The format is not known");
    };
  }

  /**
   * Goes on to the next record.
   *
   * @return false at the end of the input
   * @throws UnusableInput when the input cannot be read on
   */
  boolean next();

  /**
   * The columns in the file's order; empty where there is no header, as each record names its own.
   */
  Optional<List<String>> header();

  /** The record gone to, until the next call of {@link #next()}. */
  RawRecord record();

  /** What the user should know about the whole file: at most one line, about unknown columns. */
  List<String> warnings();
}
