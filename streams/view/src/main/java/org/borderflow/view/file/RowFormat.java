package org.borderflow.view.file;

import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.borderflow.view.sort.CsvLine;
import org.borderflow.view.sort.SortKey;

/**
 * How the records of a topic become lines of a file. Reads Avro's fields in the order of the schema
 * and keeps what it saw of the key for the value that follows; one instance per thread.
 */
interface RowFormat {

  /** Reads the record's key and writes the row's. */
  void key(BinaryDecoder in, SortKey key) throws IOException;

  /**
   * Reads the record's value and writes the line.
   *
   * @return false if there is to be no line
   */
  boolean value(BinaryDecoder in, CsvLine line) throws IOException;
}
