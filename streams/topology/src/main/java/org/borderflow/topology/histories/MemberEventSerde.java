package org.borderflow.topology.histories;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.TravellerBytes;
import org.borderflow.topology.erasures.ErasureBytes;
import org.borderflow.topology.histories.HistoryEvent.Erased;
import org.borderflow.topology.histories.HistoryEvent.MemberChanged;
import org.borderflow.topology.histories.HistoryEvent.MemberLeft;
import org.borderflow.topology.histories.HistoryEvent.OfMember;
import org.borderflow.topology.histories.HistoryEvent.Passed;
import org.borderflow.topology.ticks.DayTickBytes;

/** Events of members in bytes; the topic they travel in is internal. */
final class MemberEventSerde {

  private static final byte CAME = 0;
  private static final byte WENT = 1;
  private static final byte LEFT = 2;
  private static final byte PASSED = 3;
  private static final byte ERASED = 4;

  private MemberEventSerde() {}

  static Serde<OfMember> serde() {
    return Serdes.serdeFrom((topic, event) -> write(event), (topic, bytes) -> read(bytes));
  }

  private static byte[] write(OfMember event) {
    if (event instanceof MemberChanged changed) {
      byte[] key = changed.entry().key();
      byte[] value = changed.entry().value();
      int size = 1 + TravellerBytes.SIZE + Short.BYTES + key.length;
      ByteBuffer out =
          ByteBuffer.allocate(value == null ? size : size + value.length)
              .put(value == null ? WENT : CAME)
              .put(changed.member().bytes())
              .putShort((short) key.length)
              .put(key);
      return (value == null ? out : out.put(value)).array();
    }
    if (event instanceof MemberLeft left) {
      return ByteBuffer.allocate(1 + TravellerBytes.SIZE)
          .put(LEFT)
          .put(left.member().bytes())
          .array();
    }
    if (event instanceof Erased erased) {
      ByteBuffer out = ByteBuffer.allocate(1 + ErasureBytes.size(erased.erasure())).put(ERASED);
      ErasureBytes.write(erased.erasure(), out);
      return out.array();
    }
    ByteBuffer out = ByteBuffer.allocate(1 + DayTickBytes.SIZE).put(PASSED);
    DayTickBytes.write(((Passed) event).tick(), out);
    return out.array();
  }

  private static OfMember read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte form = in.get();
    if (form == PASSED) {
      return new Passed(DayTickBytes.read(in));
    }
    if (form == ERASED) {
      return new Erased(ErasureBytes.read(in));
    }
    Traveller member = TravellerBytes.read(in);
    if (form == LEFT) {
      return new MemberLeft(member);
    }
    byte[] key = new byte[in.getShort()];
    in.get(key);
    byte[] value = null;
    if (form == CAME) {
      value = new byte[in.remaining()];
      in.get(value);
    }
    return new MemberChanged(member, new HistoryEntry(key, value));
  }
}
