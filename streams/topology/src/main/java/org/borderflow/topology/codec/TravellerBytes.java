package org.borderflow.topology.codec;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerKey;

/** A pseudonym as it is, in the keys and events of internal topics. */
public final class TravellerBytes {

  /** How many bytes a pseudonym takes. */
  public static final int SIZE = Traveller.getClassSchema().getFixedSize();

  private TravellerBytes() {}

  /** Keys of internal topics; a tick has none. */
  public static Serde<TravellerKey> keys() {
    return Serdes.serdeFrom(
        (topic, key) -> key == null ? null : key.getTraveller().bytes(),
        (topic, bytes) -> bytes == null ? null : new TravellerKey(new Traveller(bytes)));
  }

  /** Reads a pseudonym. */
  public static Traveller read(ByteBuffer in) {
    byte[] bytes = new byte[SIZE];
    in.get(bytes);
    return new Traveller(bytes);
  }
}
