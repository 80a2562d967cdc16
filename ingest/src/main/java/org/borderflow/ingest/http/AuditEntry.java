package org.borderflow.ingest.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.CountingInputStream;
import java.io.InputStream;
import java.time.Instant;
import org.borderflow.service.access.Agency;
import org.borderflow.service.trace.TraceParent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the audit log is told of one request: who sent how many records when, and what came of it.
 * Never a key, a record id or anything else of the body.
 */
final class AuditEntry {

  /** Under this name the log can be sent elsewhere than the rest. */
  private static final Logger LOG = LoggerFactory.getLogger("borderflow.audit");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TraceParent trace;
  private final boolean loopback;
  private String agency;
  private long accepted;
  private long rejected;
  private CountingInputStream body;

  AuditEntry(TraceParent trace, boolean loopback) {
    this.trace = trace;
    this.loopback = loopback;
  }

  TraceParent trace() {
    return trace;
  }

  boolean loopback() {
    return loopback;
  }

  void agency(Agency known) {
    agency = known.name();
  }

  /** The body, whose bytes are counted as they are read, before they are unpacked. */
  InputStream counted(InputStream read) {
    body = new CountingInputStream(read);
    return body;
  }

  /** Whether a body was begun to be taken in. */
  boolean hasBody() {
    return body != null;
  }

  /** What was taken in for good. */
  void tookIn(long acceptedRecords, long rejectedRecords) {
    accepted = acceptedRecords;
    rejected = rejectedRecords;
  }

  /**
   * Writes it as one line of JSON.
   *
   * @param route method and path, or what stands for one that is unknown
   */
  void write(Instant time, String route, int status) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", time.toString());
    line.put("request", trace.id());
    line.put("route", route);
    line.put("agency", agency);
    line.put("caller", loopback ? "loopback" : "remote");
    line.put("status", status);
    line.put("received", accepted + rejected);
    line.put("accepted", accepted);
    line.put("rejected", rejected);
    line.put("bytes", body == null ? 0 : body.getCount());
    LOG.info("{}", line);
  }
}
