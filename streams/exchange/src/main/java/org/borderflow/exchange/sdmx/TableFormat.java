package org.borderflow.exchange.sdmx;

import java.util.Locale;
import java.util.Optional;
import org.borderflow.clearing.check.Examination;

/** The formats in which tables are taken. */
public enum TableFormat {
  /** SDMX-CSV 2.0. */
  CSV("application/vnd.sdmx.data+csv"),
  /** SDMX-JSON 2.0. */
  JSON("application/vnd.sdmx.data+json");

  private final String mediaType;

  TableFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The format that a media type or the name of a file tells; empty if neither does. */
  public static Optional<TableFormat> of(String mediaType, String file) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    String name = file.toLowerCase(Locale.ROOT);
    if (type.startsWith("text/csv") || type.contains("+csv") || name.endsWith(".csv")) {
      return Optional.of(CSV);
    }
    return type.startsWith("application/json")
            || type.contains("data+json")
            || name.endsWith(".json")
        ? Optional.of(JSON)
        : Optional.empty();
  }

  /** What it is called. */
  public String mediaType() {
    return mediaType + ";version=2.0.0";
  }

  /**
   * Shows a table to an examination.
   *
   * @throws UnreadableTable if it is none; something of it may have been shown already
   */
  public void show(byte[] table, Examination examination) throws UnreadableTable {
    switch (this) {
      case CSV -> CsvTable.show(table, examination);
      case JSON -> JsonTable.show(table, examination);
    }
  }
}
