package org.borderflow.contract;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A header of received records while the key of the pseudonyms has lately been replaced: the
 * fingerprint that the record had under the former key, eight bytes. A record that is sent again
 * after the change is known by it.
 */
public final class FormerFingerprint {

  /** Name of the header. */
  public static final String HEADER = "former-fingerprint";

  private FormerFingerprint() {}

  /** A fingerprint as value of the header. */
  public static byte[] value(long fingerprint) {
    return ByteBuffer.allocate(Long.BYTES).putLong(fingerprint).array();
  }

  /** The fingerprint that the headers of a record tell, if they tell one. */
  public static OptionalLong in(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header == null || header.value() == null || header.value().length != Long.BYTES
        ? OptionalLong.empty()
        : OptionalLong.of(ByteBuffer.wrap(header.value()).getLong());
  }
}
