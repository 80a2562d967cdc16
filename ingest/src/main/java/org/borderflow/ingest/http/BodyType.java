package org.borderflow.ingest.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.service.http.Refused;

/** What a body may be. */
enum BodyType {
  DOCUMENT("application/json", ReadingFormat.JSON),
  LINES("application/x-ndjson", ReadingFormat.JSON_LINES),
  TABLE("text/csv", ReadingFormat.CSV);

  private final String name;
  private final ReadingFormat format;

  BodyType(String name, ReadingFormat format) {
    this.name = name;
    this.format = format;
  }

  ReadingFormat format() {
    return format;
  }

  static String names() {
    return Arrays.stream(values()).map(type -> type.name).collect(Collectors.joining(", "));
  }

  /**
   * The type of a body.
   *
   * @param header the header as it came, or null
   * @throws Refused if it is another, or another encoding of text than UTF-8
   */
  static BodyType of(String header) {
    String[] parts = header == null ? new String[] {""} : header.split(";", -1);
    String type = parts[0].strip().toLowerCase(Locale.ROOT);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT).replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        throw Refusals.unknownType(names() + ", in UTF-8");
      }
    }
    return Arrays.stream(values())
        .filter(known -> known.name.equals(type))
        .findFirst()
        .orElseThrow(() -> Refusals.unknownType(names()));
  }
}
