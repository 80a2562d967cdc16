package org.borderflow.ingest.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.base.Utf8;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads JSON Lines: one object per line. */
final class JsonLinesReader implements RecordReader {

  private final String source;
  private final Lines lines;
  private final JsonFields fields;
  private final JsonFactory json = JsonFields.factory();

  JsonLinesReader(String source, Lines lines, RecordLayout layout) {
    this.source = source;
    this.lines = lines;
    this.fields = new JsonFields(layout);
  }

  @Override
  public boolean next() {
    do {
      if (!lines.next()) {
        return false;
      }
    } while (!lines.tooLong() && lines.blank());
    fields.begin(lines.number());
    fields.end(lines.tooLong() ? Fault.TOO_LONG : split());
    return true;
  }

  private Fault split() {
    int length = lines.end() - lines.start();
    if (!Utf8.isWellFormed(lines.buffer(), lines.start(), length)) {
      return Fault.BAD_ENCODING;
    }
    try (JsonParser parser = json.createParser(lines.buffer(), lines.start(), length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Fault.NOT_AN_OBJECT;
      }
      Fault fault = fields.read(parser);
      return fault != null || parser.nextToken() == null ? fault : Fault.NOT_AN_OBJECT;
    } catch (IOException e) {
      return Fault.NOT_AN_OBJECT; // its message repeats parts of the line, so it goes no further
    }
  }

  @Override
  public Optional<List<String>> header() {
    return Optional.empty();
  }

  @Override
  public RawRecord record() {
    return fields.record();
  }

  @Override
  public List<String> warnings() {
    return fields.warnings(source);
  }
}
