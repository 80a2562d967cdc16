package org.borderflow.topology.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.rules.travel.Day;
import org.borderflow.topology.records.RecordEntry.Amendments;
import org.borderflow.topology.records.RecordEntry.Kind;

/**
 * A record entry in bytes: 28 for a record that stands and was never amended, which is nearly all
 * of them.
 *
 * <p>A flag byte (kind, standing, amended), the fingerprint, the last date in three bytes (every
 * date between the years −20,998 and 24,936), the pseudonym if it stands, the amendments if there
 * are any, and before them the date of the crossing that stands, which is otherwise the last date.
 */
final class RecordEntrySerde {

  private static final Kind[] KINDS = Kind.values();
  private static final int KIND = 0b0011;
  private static final int STANDING = 0b0100;
  private static final int AMENDED = 0b1000;
  private static final int TRAVELLER_BYTES = 16;
  private static final int DATE_BYTES = 3;
  private static final int NO_DATE = -1 << 23;

  private RecordEntrySerde() {}

  static Serde<RecordEntry> serde() {
    return Serdes.serdeFrom((topic, entry) -> write(entry), (topic, bytes) -> read(bytes));
  }

  private static byte[] write(RecordEntry entry) {
    if (entry == null) {
      return null;
    }
    byte[] amendments = entry.amendments() == null ? new byte[0] : write(entry.amendments());
    int standing = entry.standingFor() == null ? 0 : TRAVELLER_BYTES;
    ByteBuffer out =
        ByteBuffer.allocate(
                1
                    + Long.BYTES
                    + DATE_BYTES
                    + standing
                    + (amendments.length > 0 ? DATE_BYTES + amendments.length : 0))
            .put(
                (byte)
                    (entry.kind().ordinal()
                        | (standing > 0 ? STANDING : 0)
                        | (amendments.length > 0 ? AMENDED : 0)))
            .putLong(entry.fingerprint());
    putDate(out, entry.lastDate());
    if (standing > 0) {
      out.put(entry.standingFor());
    }
    if (amendments.length > 0) {
      putDate(out, entry.standingDate());
      out.put(amendments);
    }
    return out.array();
  }

  private static byte[] write(Amendments amendments) {
    List<byte[]> awaiting =
        amendments.awaiting().stream().map(id -> id.getBytes(StandardCharsets.UTF_8)).toList();
    byte[] recordId = amendments.recordId().getBytes(StandardCharsets.UTF_8);
    byte[] content = amendments.content() == null ? new byte[0] : amendments.content();
    int size =
        1
            + Integer.BYTES * (4 + awaiting.size())
            + recordId.length
            + content.length
            + awaiting.stream().mapToInt(id -> id.length).sum();
    ByteBuffer out =
        ByteBuffer.allocate(size)
            .put((byte) (amendments.cancelled() ? 1 : 0))
            .putInt(amendments.version());
    putBytes(out, recordId);
    putBytes(out, content);
    out.putInt(awaiting.size());
    awaiting.forEach(id -> putBytes(out, id));
    return out.array();
  }

  private static RecordEntry read(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int flags = in.get();
    long fingerprint = in.getLong();
    int lastDate = getDate(in);
    byte[] traveller = null;
    if ((flags & STANDING) != 0) {
      traveller = new byte[TRAVELLER_BYTES];
      in.get(traveller);
    }
    int standingDate = traveller == null ? Day.NONE : lastDate;
    Amendments amendments = null;
    if ((flags & AMENDED) != 0) {
      standingDate = getDate(in);
      amendments = readAmendments(in);
    }
    return new RecordEntry(
        KINDS[flags & KIND], fingerprint, lastDate, traveller, standingDate, amendments);
  }

  private static Amendments readAmendments(ByteBuffer in) {
    boolean cancelled = in.get() != 0;
    int version = in.getInt();
    String recordId = new String(getBytes(in), StandardCharsets.UTF_8);
    byte[] content = getBytes(in);
    int waiting = in.getInt();
    List<String> awaiting = new ArrayList<>(waiting);
    for (int i = 0; i < waiting; i++) {
      awaiting.add(new String(getBytes(in), StandardCharsets.UTF_8));
    }
    return new Amendments(
        cancelled, version, recordId, content.length == 0 ? null : content, awaiting);
  }

  private static void putDate(ByteBuffer out, int date) {
    int written = date == Day.NONE ? NO_DATE : date;
    out.putShort((short) (written >> 8)).put((byte) written);
  }

  private static int getDate(ByteBuffer in) {
    int written = in.getShort() << 8 | (in.get() & 0xff);
    return written == NO_DATE ? Day.NONE : written;
  }

  private static void putBytes(ByteBuffer out, byte[] bytes) {
    out.putInt(bytes.length).put(bytes);
  }

  private static byte[] getBytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }
}
