package org.borderflow.topology.links;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.topology.codec.TravellerBytes;
import org.borderflow.topology.erasures.ErasureBytes;
import org.borderflow.topology.links.HomeEvent.Erased;
import org.borderflow.topology.links.HomeEvent.Passed;
import org.borderflow.topology.links.HomeEvent.Represented;
import org.borderflow.topology.ticks.DayTickBytes;

/** Home events in bytes; the topic they travel in is internal. */
public final class HomeEventSerde {

  private static final byte REPRESENTED = 0;
  private static final byte PASSED = 1;
  private static final byte ERASED = 2;

  private HomeEventSerde() {}

  /** A serde of home events. */
  public static Serde<HomeEvent> serde() {
    return Serdes.serdeFrom((topic, event) -> write(event), (topic, bytes) -> read(bytes));
  }

  private static byte[] write(HomeEvent event) {
    if (event instanceof Represented represented) {
      return ByteBuffer.allocate(1 + TravellerBytes.SIZE)
          .put(REPRESENTED)
          .put(represented.representative().bytes())
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

  private static HomeEvent read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte kind = in.get();
    return switch (kind) {
      case PASSED -> new Passed(DayTickBytes.read(in));
      case ERASED -> new Erased(ErasureBytes.read(in));
      default -> new Represented(TravellerBytes.read(in));
    };
  }
}
