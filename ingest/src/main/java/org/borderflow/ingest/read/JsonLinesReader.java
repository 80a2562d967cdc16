package org.borderflow.ingest.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.base.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON Lines: one object per line, whose values are texts, numbers, booleans or null. Under a
 * name that nobody asked for anything may stand.
 */
final class JsonLinesReader implements RecordReader {

  private final String source;
  private final Lines lines;
  private final Map<String, Integer> slots;
  private final int recordIdSlot;
  private final RawRecord raw;
  private final UnknownNames unknown = new UnknownNames();
  private final JsonFactory json =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /** The values, unescaped. None is longer than it was in the line, so they always fit. */
  private final byte[] values = new byte[Lines.LONGEST];

  private final boolean[] seen;
  private int used;

  JsonLinesReader(String source, Lines lines, RecordLayout layout) {
    this.source = source;
    this.lines = lines;
    this.slots = layout.slots();
    this.recordIdSlot = layout.recordIdSlot();
    this.raw = new RawRecord(layout.names().size());
    this.seen = new boolean[layout.names().size()];
  }

  @Override
  public boolean next() {
    do {
      if (!lines.next()) {
        return false;
      }
    } while (!lines.tooLong() && lines.blank());
    used = 0;
    Arrays.fill(seen, false);
    raw.begin(lines.number(), values, false);
    Fault fault = lines.tooLong() ? Fault.TOO_LONG : split();
    raw.plain(PlainText.in(values, 0, used));
    if (fault != null) {
      // The names of an object say what its values are, so an id that was read is the id.
      raw.refuse(fault, recordIdSlot);
    }
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
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        Fault fault = take(parser);
        if (fault != null) {
          return fault;
        }
      }
      return parser.nextToken() == null ? null : Fault.NOT_AN_OBJECT;
    } catch (IOException e) {
      return Fault.NOT_AN_OBJECT; // its message repeats parts of the line, so it goes no further
    }
  }

  private Fault take(JsonParser parser) throws IOException {
    Integer slot = slots.get(parser.currentName());
    if (slot == null) {
      unknown.add(parser.currentName());
    } else if (seen[slot]) {
      return Fault.NAMED_TWICE;
    } else {
      seen[slot] = true;
    }
    JsonToken value = parser.nextToken();
    if (slot == null) {
      parser.skipChildren();
      return null;
    }
    if (value == null || !value.isScalarValue()) {
      return Fault.NOT_A_SCALAR;
    }
    return value == JsonToken.VALUE_NULL ? null : store(slot, parser.getText());
  }

  private Fault store(int slot, String value) {
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
    System.arraycopy(encoded, 0, values, from, encoded.length);
    used = from + encoded.length;
    raw.set(slot, from, used);
    return null;
  }

  @Override
  public RawRecord record() {
    return raw;
  }

  @Override
  public List<String> warnings() {
    return unknown.warnings(source);
  }
}
