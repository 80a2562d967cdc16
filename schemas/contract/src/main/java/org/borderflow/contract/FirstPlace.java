package org.borderflow.contract;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A header of messages that were copied to the end of their topic when others before them were
 * erased: where they stood first, and when Kafka stored them there. Sixteen bytes, the offset and
 * the milliseconds since 1970. A partition keeps its order among them, and none of them is new to
 * whoever had read the topic before.
 */
public final class FirstPlace {

  /** Name of the header. */
  public static final String HEADER = "first-place";

  private FirstPlace() {}

  /** The value of the header for a copy of a message, whether or not that is a copy itself. */
  public static byte[] of(ConsumerRecord<?, ?> message) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(offset(message))
        .putLong(timestamp(message))
        .array();
  }

  /** Whether a message is a copy. */
  public static boolean isCopy(Headers headers) {
    return value(headers) != null;
  }

  /** The offset at which a message stood first. */
  public static long offset(ConsumerRecord<?, ?> message) {
    ByteBuffer value = value(message.headers());
    return value == null ? message.offset() : value.getLong();
  }

  /** When a message was stored first. */
  public static long timestamp(ConsumerRecord<?, ?> message) {
    ByteBuffer value = value(message.headers());
    return value == null ? message.timestamp() : value.getLong(Long.BYTES);
  }

  private static ByteBuffer value(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header == null || header.value() == null || header.value().length != 2 * Long.BYTES
        ? null
        : ByteBuffer.wrap(header.value());
  }
}
