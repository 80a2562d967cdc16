package org.borderflow.ingest.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the text of a file is written.
 *
 * @param encoding of its bytes
 * @param separator between the fields of a CSV line; an ASCII character
 */
public record Dialect(Charset encoding, char separator) {

  /** The dialect of the contract. */
  public static final Dialect STANDARD = new Dialect(StandardCharsets.UTF_8, ',');

  public Dialect {
    if (separator == '"' || separator == '\n' || separator == '\r' || separator > 0x7e) {
      throw new IllegalArgumentException("no character to separate fields");
    }
  }
}
