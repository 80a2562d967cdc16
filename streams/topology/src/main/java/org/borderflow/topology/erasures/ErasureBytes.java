package org.borderflow.topology.erasures;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.TravellerBytes;

/** An erasure in the events of internal topics, where it ends the event. */
public final class ErasureBytes {

  private ErasureBytes() {}

  /** How many bytes an erasure takes. */
  public static int size(Erasure erasure) {
    return Long.BYTES + 3 * Integer.BYTES + TravellerBytes.SIZE * erasure.getTravellers().size();
  }

  /** Writes an erasure. */
  public static void write(Erasure erasure, ByteBuffer out) {
    out.putLong(erasure.getNumber())
        .putInt(erasure.getIdentities())
        .putInt(erasure.getFromPartition())
        .putInt(erasure.getOfPartitions());
    erasure.getTravellers().forEach(traveller -> out.put(traveller.bytes()));
  }

  /** Reads an erasure, up to the end. */
  public static Erasure read(ByteBuffer in) {
    long number = in.getLong();
    int identities = in.getInt();
    int from = in.getInt();
    int of = in.getInt();
    List<Traveller> travellers = new ArrayList<>();
    while (in.hasRemaining()) {
      travellers.add(TravellerBytes.read(in));
    }
    return new Erasure(number, travellers, identities, from, of);
  }
}
