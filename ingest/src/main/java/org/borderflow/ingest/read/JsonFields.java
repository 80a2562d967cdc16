package org.borderflow.ingest.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Puts the values of JSON objects into the slots of a record. Values are texts, numbers, booleans
 * or null; under a name that nobody asked for anything may stand.
 */
final class JsonFields {

  /** A longer text ends the reading of a document: what comes behind it cannot be found again. */
  private static final int LONGEST_TEXT = 1 << 20;

  private final Map<String, Integer> slots;
  private final int recordIdSlot;
  private final RawRecord raw;
  private final UnknownNames unknown = new UnknownNames();

  private static final int FIRST_ROOM = 1024;

  /** The values, unescaped, one behind the other; as much room as the longest record has needed. */
  private byte[] values = new byte[FIRST_ROOM];

  private final boolean[] seen;
  private int used;

  JsonFields(RecordLayout layout) {
    this.slots = layout.slots();
    this.recordIdSlot = layout.recordIdSlot();
    this.raw = new RawRecord(layout.names().size());
    this.seen = new boolean[layout.names().size()];
  }

  static JsonFactory factory() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
        .build();
  }

  /** Begins a record without values. */
  void begin(long line) {
    used = 0;
    Arrays.fill(seen, false);
    raw.begin(line, values, false);
  }

  /**
   * Reads an object to its end.
   *
   * @param parser stands at the object's beginning
   * @return the first thing wrong with it, or null
   */
  Fault read(JsonParser parser) throws IOException {
    Fault first = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (first == null) {
        first = take(parser);
      } else {
        parser.nextToken();
        parser.skipChildren();
      }
    }
    return first;
  }

  /** Ends the record, with a fault or, if that is null, without. */
  void end(Fault fault) {
    raw.bytes(values);
    raw.plain(PlainText.in(values, 0, used));
    if (fault != null) {
      // The names of an object say what its values are, so an id that was read is the id.
      raw.refuse(fault, recordIdSlot);
    }
  }

  RawRecord record() {
    return raw;
  }

  List<String> warnings(String source) {
    return unknown.warnings(source);
  }

  private Fault take(JsonParser parser) throws IOException {
    Integer slot = slots.get(parser.currentName());
    Fault fault = null;
    if (slot == null) {
      unknown.add(parser.currentName());
    } else if (seen[slot]) {
      fault = Fault.NAMED_TWICE;
    } else {
      seen[slot] = true;
    }
    JsonToken value = parser.nextToken();
    if (slot == null || fault != null) {
      parser.skipChildren();
      return fault;
    }
    if (value == null || !value.isScalarValue()) {
      parser.skipChildren();
      return Fault.NOT_A_SCALAR;
    }
    return value == JsonToken.VALUE_NULL ? null : store(slot, parser.getText());
  }

  private Fault store(int slot, String value) {
    if (!hasRoom(value.length())) {
      return Fault.TOO_LONG;
    }
    int from = used;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return storeEncoded(slot, from, value);
      }
      values[used] = (byte) c;
      used++;
    }
    raw.set(slot, from, used);
    return null;
  }

  private Fault storeEncoded(int slot, int from, String value) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      return Fault.BAD_ENCODING; // half of a surrogate pair, written as an escape
    }
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    used = from;
    if (!hasRoom(encoded.length)) {
      return Fault.TOO_LONG;
    }
    System.arraycopy(encoded, 0, values, from, encoded.length);
    used = from + encoded.length;
    raw.set(slot, from, used);
    return null;
  }

  private boolean hasRoom(int bytes) {
    if (bytes > Lines.LONGEST - used) {
      return false;
    }
    if (bytes > values.length - used) {
      values = Arrays.copyOf(values, Math.min(Lines.LONGEST, 2 * (used + bytes)));
    }
    return true;
  }
}
