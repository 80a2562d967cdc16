package org.borderflow.contract;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;

/**
 * A header that names the request, or the run over files, that a record came with: the {@code
 * traceparent} of the W3C's Trace Context, as text. What comes of one record carries it on; an
 * exact flow cell, which comes of many, carries that of the earliest of them. Public cells carry
 * none: whoever sent a record would see which cell it moved.
 */
public final class TraceHeader implements Header {

  /** Name of the header. */
  public static final String HEADER = "traceparent";

  private final byte[] value;

  /** A header to be shared by all records of a trace. */
  public TraceHeader(String traceparent) {
    this.value = traceparent.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String key() {
    return HEADER;
  }

  @Override
  public byte[] value() {
    return value;
  }
}
