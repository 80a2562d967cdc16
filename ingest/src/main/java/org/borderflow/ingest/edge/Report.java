package org.borderflow.ingest.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.BufferedReader;
import java.io.IOException;

/** What is written beside a file that has been put away. */
final class Report {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private Report() {}

  /** Of a file that was delivered. */
  static Durable.Contents delivered(Journal journal) {
    return out -> {
      try (JsonGenerator json = JSON.createGenerator(out);
          BufferedReader rejections = journal.rejections()) {
        begin(json, journal.progress());
        json.writeArrayFieldStart("rejections");
        for (String line = rejections.readLine(); line != null; line = rejections.readLine()) {
          json.writeRawValue(line);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
      }
    };
  }

  /** Of a file of which nothing can be read. */
  static Durable.Contents unreadable(String file, String problem) {
    return out -> {
      try (JsonGenerator json = JSON.createGenerator(out)) {
        begin(json, Progress.begin(file, ""));
        json.writeStringField("problem", problem);
        json.writeEndObject();
        json.writeRaw('\n');
      }
    };
  }

  private static void begin(JsonGenerator json, Progress progress) throws IOException {
    json.setPrettyPrinter(
        new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n")));
    json.writeStartObject();
    json.writeStringField("file", progress.file());
    json.writeNumberField("received", progress.received());
    json.writeNumberField("accepted", progress.accepted());
    json.writeNumberField("duplicates", progress.duplicates());
    json.writeNumberField("rejected", progress.rejected());
  }
}
