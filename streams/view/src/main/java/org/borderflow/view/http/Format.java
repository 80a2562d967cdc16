package org.borderflow.view.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.borderflow.view.http.Accept.MediaType;
import org.borderflow.view.sdmx.DataMessage;
import org.borderflow.view.sdmx.FlowCsv;
import org.borderflow.view.sdmx.FlowJson;
import org.borderflow.view.sdmx.FlowWriter;

/** The formats in which cells are served; the first is for those who take any. */
enum Format {
  CSV("text/csv", ""),
  SDMX_CSV("application/vnd.sdmx.data+csv", "2.0.0"),
  JSON("application/json", ""),
  SDMX_JSON("application/vnd.sdmx.data+json", "2.0.0");

  private static final List<Format> ALL = List.of(values());

  private final String type;
  private final String version;

  Format(String type, String version) {
    this.type = type;
    this.version = version;
  }

  private MediaType type() {
    return new MediaType(type, version);
  }

  /** The types of all formats. */
  static String types() {
    return Arrays.stream(values()).map(f -> f.type().toString()).collect(Collectors.joining(", "));
  }

  /**
   * The format that a caller likes best.
   *
   * @param accept the header, or null
   * @throws org.borderflow.service.http.Refused if none is taken
   */
  static Format of(String accept) {
    return Accept.of(accept)
        .best(ALL, Format::type)
        .orElseThrow(() -> Refusals.notAcceptable(types()));
  }

  /** What the answer says it is. */
  String contentType() {
    return this == CSV ? type + "; charset=utf-8" : type().toString();
  }

  /** Whether it tells names beside codes. */
  boolean hasNames() {
    return this == SDMX_JSON;
  }

  FlowWriter writer() {
    return switch (this) {
      case CSV, SDMX_CSV -> FlowCsv::write;
      case JSON -> FlowJson::write;
      case SDMX_JSON -> DataMessage::write;
    };
  }
}
