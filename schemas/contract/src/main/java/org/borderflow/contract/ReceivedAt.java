package org.borderflow.contract;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A header of exact flow cells: when the earliest of what a cell's change was made from had been
 * received, as Kafka stored it, in milliseconds since 1970, eight bytes. From there to the moment
 * at which the cell can be read is how long figures lag behind records. A cell in which only what
 * is expected of undecided crossings has changed has none: no record of its own is behind that.
 */
public final class ReceivedAt {

  /** Name of the header. */
  public static final String HEADER = "received-at";

  private ReceivedAt() {}

  /** A moment, in milliseconds since 1970, as value of the header. */
  public static byte[] value(long millis) {
    return ByteBuffer.allocate(Long.BYTES).putLong(millis).array();
  }

  /** The moment that the headers of a record tell, if they tell one. */
  public static OptionalLong in(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header == null || header.value() == null || header.value().length != Long.BYTES
        ? OptionalLong.empty()
        : OptionalLong.of(ByteBuffer.wrap(header.value()).getLong());
  }
}
