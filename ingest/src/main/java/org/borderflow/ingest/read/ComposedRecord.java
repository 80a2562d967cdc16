package org.borderflow.ingest.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts raw records together from values that stand nowhere as they are. Like what readers give, the
 * record is one object that is filled anew each time.
 */
public final class ComposedRecord {

  private final RawRecord raw;
  private final int recordIdSlot;
  private byte[] values = new byte[1024];
  private int used;

  public ComposedRecord(RecordLayout layout) {
    this.raw = new RawRecord(layout.names().size());
    this.recordIdSlot = layout.recordIdSlot();
  }

  /** Begins a record without values. */
  public void begin(long line) {
    used = 0;
    raw.begin(line, values, true);
  }

  /** Gives a slot its value. */
  public void set(int slot, String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    if (used + encoded.length > values.length) {
      values = Arrays.copyOf(values, 2 * (used + encoded.length));
      raw.bytes(values);
    }
    System.arraycopy(encoded, 0, values, used, encoded.length);
    raw.set(slot, used, used + encoded.length);
    raw.plain(raw.plain() && PlainText.in(encoded, 0, encoded.length));
    used += encoded.length;
  }

  /** Gives the record up, but for its id. */
  public void refuse(Fault why) {
    raw.refuse(why, recordIdSlot);
  }

  /** The record as it has been put together so far. */
  public RawRecord record() {
    return raw;
  }
}
