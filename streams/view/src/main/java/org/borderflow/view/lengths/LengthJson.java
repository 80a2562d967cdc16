package org.borderflow.view.lengths;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.borderflow.rules.length.LengthClass;
import org.borderflow.rules.length.Threshold;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Direction;

/** JSON: the rows, and what belongs to a picture of them: all classes and all thresholds. */
public final class LengthJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private LengthJson() {}

  /**
   * Writes rows.
   *
   * @param asOf the as-of date; empty if none is known
   */
  public static void write(List<LengthRow> rows, String asOf, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("asOf", asOf);
      json.writeArrayFieldStart("thresholds");
      for (Threshold threshold : Threshold.of(NamedRules.standard().all())) {
        threshold(threshold, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("classes");
      for (LengthClass length : LengthClass.ALL) {
        json.writeStartObject();
        length(length, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("lengths");
      for (LengthRow row : rows) {
        row(row, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void threshold(Threshold threshold, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", threshold.rule());
    json.writeNumberField("nights", threshold.nights());
    json.writeArrayFieldStart("directions");
    for (Direction direction : threshold.directions()) {
      json.writeString(direction == Direction.ENTRY ? "A" : "D");
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void length(LengthClass length, JsonGenerator json) throws IOException {
    json.writeStringField("length", length.code());
    json.writeNumberField("nightsFrom", length.from());
    if (length.to() == LengthClass.NO_END) {
      json.writeNullField("nightsTo");
    } else {
      json.writeNumberField("nightsTo", length.to());
    }
  }

  private static void row(LengthRow row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("refArea", row.refArea());
    json.writeStringField("direction", row.direction());
    json.writeStringField("timePeriod", row.year());
    length(row.length(), json);
    if (row.value() == null) {
      json.writeNullField("obsValue");
    } else {
      json.writeNumberField("obsValue", row.value());
    }
    json.writeStringField("confStatus", row.confStatus());
    json.writeEndObject();
  }
}
