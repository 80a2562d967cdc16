package org.borderflow.ingest.read;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads one JSON document, an object or an array of objects, without ever holding all of it. The
 * line of a record is its position, from 1.
 *
 * <p>Where the document breaks off or is no JSON, what comes behind cannot be found again: it is
 * one last record with a fault.
 */
final class JsonDocumentReader implements RecordReader {

  private final String source;
  private final JsonParser parser;
  private final JsonFields fields;
  private long position;
  private boolean inArray;
  private boolean ended;

  JsonDocumentReader(String source, InputStream text, RecordLayout layout) {
    this.source = source;
    this.fields = new JsonFields(layout);
    try {
      this.parser = JsonFields.factory().createParser(text);
    } catch (IOException e) {
      throw UnusableInput.of(source, e);
    }
  }

  @Override
  public boolean next() {
    if (ended) {
      return false;
    }
    position++;
    fields.begin(position);
    try {
      return position == 1 ? first() : element(parser.nextToken());
    } catch (JacksonException e) {
      return last(Fault.NOT_JSON); // its message repeats parts of the text: it goes no further
    } catch (IOException e) {
      throw UnusableInput.of(source, e);
    }
  }

  private boolean first() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      inArray = true;
      return element(parser.nextToken());
    }
    if (token == null) {
      ended = true;
      return false;
    }
    return token == JsonToken.START_OBJECT ? element(token) : last(Fault.NOT_JSON);
  }

  private boolean element(JsonToken token) throws IOException {
    if (token == JsonToken.END_ARRAY || (token == null && !inArray)) {
      ended = true;
      return parser.nextToken() != null && last(Fault.NOT_JSON);
    }
    if (token == JsonToken.START_OBJECT && (inArray || position == 1)) {
      long begun = parser.currentTokenLocation().getByteOffset();
      Fault fault = fields.read(parser);
      long length = parser.currentLocation().getByteOffset() - begun;
      fields.end(length > Lines.LONGEST ? Fault.TOO_LONG : fault);
      return true;
    }
    if (!inArray) {
      return last(Fault.NOT_JSON);
    }
    parser.skipChildren();
    fields.end(Fault.NOT_AN_OBJECT);
    return true;
  }

  private boolean last(Fault fault) {
    ended = true;
    fields.end(fault);
    return true;
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
