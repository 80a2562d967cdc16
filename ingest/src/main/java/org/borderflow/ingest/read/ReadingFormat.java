package org.borderflow.ingest.read;

/** How a file is read. Whether it is compressed is seen from its first bytes, in every format. */
public enum ReadingFormat {
  /** RFC 4180, with a header. */
  CSV,
  /** One JSON object per line. */
  JSON_LINES,
  /** One JSON document: an object, or an array of objects. */
  JSON,
  /** JSON Lines if the first byte that is not blank is an opening brace, else CSV. */
  SNIFFED;

  /** The format a file's name announces. */
  public static ReadingFormat ofName(String name) {
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    if (plain.endsWith(".csv")) {
      return CSV;
    }
    return plain.endsWith(".jsonl") || plain.endsWith(".ndjson") ? JSON_LINES : SNIFFED;
  }
}
