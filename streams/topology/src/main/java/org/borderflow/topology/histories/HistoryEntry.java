package org.borderflow.topology.histories;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.travel.InitialStatus;

/**
 * One thing known of a traveller, or that it is known no more.
 *
 * @param key kind of entry (1 byte) and what tells it from others of its kind
 * @param value the event as it came from the topic, or a folded past; null if the entry goes
 */
record HistoryEntry(byte[] key, byte[] value) {

  static final byte PAST = 0;
  static final byte STATUS = 1;
  static final byte CROSSING = 2;
  private static final String SEPARATOR = "\u001f";
  static final List<Byte> KINDS = List.of(PAST, STATUS, CROSSING);

  /** A crossing that stands; it does so no more if there is nothing framed. */
  static HistoryEntry crossing(String agency, String recordId, byte[] framed) {
    byte[] id = (agency + SEPARATOR + recordId).getBytes(StandardCharsets.UTF_8);
    return new HistoryEntry(
        ByteBuffer.allocate(1 + id.length).put(CROSSING).put(id).array(), framed);
  }

  /** One entry for each date and word, so that their order does not matter. */
  static HistoryEntry status(InitialStatus status, byte[] framed) {
    byte[] key =
        ByteBuffer.allocate(2 + Integer.BYTES)
            .put(STATUS)
            .putInt(status.knownFrom())
            .put((byte) (status.resident() ? 1 : 0))
            .array();
    return new HistoryEntry(key, framed);
  }

  static HistoryEntry past(FoldedPast past) {
    return new HistoryEntry(new byte[] {PAST}, FoldedPastCodec.write(past));
  }

  boolean isCrossing() {
    return key[0] == CROSSING;
  }

  /** Whether the entry goes. */
  boolean isGone() {
    return value == null;
  }

  /** The agency and the record id of a crossing. */
  String[] id() {
    return new String(key, 1, key.length - 1, StandardCharsets.UTF_8).split(SEPARATOR, 2);
  }

  HistoryEntry removed() {
    return new HistoryEntry(key, null);
  }
}
