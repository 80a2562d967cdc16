package org.borderflow.topology.links;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.rules.identity.LinkStatement;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.TravellerBytes;
import org.borderflow.topology.erasures.ErasureBytes;
import org.borderflow.topology.links.LinkEvent.Erased;
import org.borderflow.topology.links.LinkEvent.Passed;
import org.borderflow.topology.links.LinkEvent.Stated;
import org.borderflow.topology.ticks.DayTickBytes;

/** Link events in bytes; the topic they travel in is internal. */
public final class LinkEventSerde {

  private static final byte STATED = 0;
  private static final byte PASSED = 1;
  private static final byte ERASED = 2;

  private LinkEventSerde() {}

  /** A serde of link events. */
  public static Serde<LinkEvent> serde() {
    return Serdes.serdeFrom((topic, event) -> write(event), (topic, bytes) -> read(bytes));
  }

  private static byte[] write(LinkEvent event) {
    if (event instanceof Stated stated) {
      ByteBuffer out =
          ByteBuffer.allocate(2 + Integer.BYTES + 2 * TravellerBytes.SIZE)
              .put(STATED)
              .put((byte) (stated.statement().linked() ? 1 : 0))
              .putInt(stated.statement().version())
              .put(stated.one().bytes())
              .put(stated.other().bytes());
      return out.array();
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

  private static LinkEvent read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte kind = in.get();
    if (kind == PASSED) {
      return new Passed(DayTickBytes.read(in));
    }
    if (kind == ERASED) {
      return new Erased(ErasureBytes.read(in));
    }
    boolean linked = in.get() == 1;
    LinkStatement statement = new LinkStatement(in.getInt(), linked);
    Traveller one = TravellerBytes.read(in);
    return new Stated(one, TravellerBytes.read(in), statement);
  }
}
