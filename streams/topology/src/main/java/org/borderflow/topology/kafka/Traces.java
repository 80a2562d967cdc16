package org.borderflow.topology.kafka;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.borderflow.contract.TraceHeader;

/**
 * Carries the trace of a record over to what comes of it, and no other header: those tell of the
 * record itself. A new record copies what it is given, so one may be given to many.
 */
public final class Traces {

  /** The headers of what comes of no record, such as of a day that passes. */
  public static final Headers NONE = readOnly(new RecordHeaders());

  private Traces() {}

  /** Of the headers of a record, those of what comes of it: its trace, if it has one. */
  public static Headers carriedFrom(Headers headers) {
    Header trace = headers.lastHeader(TraceHeader.HEADER);
    return trace == null ? NONE : readOnly(new RecordHeaders(new Header[] {trace}));
  }

  /** A trace, or none, and one header more. */
  public static Headers with(Headers trace, String name, byte[] value) {
    RecordHeaders headers = new RecordHeaders(trace);
    headers.add(name, value);
    return readOnly(headers);
  }

  private static Headers readOnly(RecordHeaders headers) {
    headers.setReadOnly();
    return headers;
  }
}
