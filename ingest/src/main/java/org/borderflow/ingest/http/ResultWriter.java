package org.borderflow.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.io.ByteSource;
import com.google.common.io.FileBackedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.borderflow.schemas.Rejection;

/**
 * Writes the answer while the body is read. It is sent only when all is durable, so until then it
 * waits: in memory while it is small, else in a temporary file that goes with it.
 */
final class ResultWriter {

  private static final JsonFactory JSON = new JsonFactory();

  /** What an answer that is sent at once may take in memory. */
  static final int IN_MEMORY = 256 << 10;

  private final FileBackedOutputStream out;
  private final JsonGenerator json;
  private long accepted;
  private long rejected;

  /**
   * An answer to be.
   *
   * @param inMemory bytes up to which it waits in memory
   */
  ResultWriter(int inMemory) {
    out = new FileBackedOutputStream(inMemory, true);
    try {
      json = JSON.createGenerator(out);
      json.writeStartObject();
      json.writeArrayFieldStart("results");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void accepted(long line, String recordId) {
    accepted++;
    try {
      begin(line, recordId, "ACCEPTED");
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void rejected(Rejection rejection) {
    rejected++;
    try {
      begin(rejection.getOrigin().getLine(), rejection.getRecordId(), "REJECTED");
      json.writeStringField("reason", rejection.getReason().name());
      json.writeStringField("field", rejection.getField());
      json.writeStringField("message", rejection.getMessage());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(long line, String recordId, String status) throws IOException {
    json.writeStartObject();
    json.writeNumberField("line", line);
    json.writeStringField("record_id", recordId);
    json.writeStringField("status", status);
  }

  long accepted() {
    return accepted;
  }

  long rejected() {
    return rejected;
  }

  long received() {
    return accepted + rejected;
  }

  /** The finished answer. */
  ByteSource end() {
    try {
      json.writeEndArray();
      json.writeObjectFieldStart("totals");
      json.writeNumberField("received", received());
      json.writeNumberField("accepted", accepted);
      json.writeNumberField("duplicates", 0);
      json.writeNumberField("rejected", rejected);
      json.writeEndObject();
      json.writeEndObject();
      json.close();
      return out.asByteSource();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
