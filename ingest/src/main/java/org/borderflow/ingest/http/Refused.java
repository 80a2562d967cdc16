package org.borderflow.ingest.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that is not served, as it is told to the caller: problem details of RFC 9457. Repeats
 * nothing of the body.
 */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, Object> members = new LinkedHashMap<>();

  private Refused(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
  }

  /** By the server, before it came to a route of ours. */
  static Refused noRequest(int status) {
    return new Refused(status, "Not a request", "the HTTP server could make nothing of it");
  }

  static Refused noRoute(int status) {
    return new Refused(status, "Nothing there", "no such path, or not with this method");
  }

  static Refused unreadable(String detail) {
    return new Refused(400, "Nothing in the body could be read", detail);
  }

  static Refused unknownCaller() {
    return new Refused(
            401, "A key is needed", "no key and no certificate, or one that opens nothing")
        .header("WWW-Authenticate", "Bearer realm=\"borderflow\"");
  }

  static Refused notAllowed(String detail) {
    return new Refused(403, "Not allowed", detail);
  }

  static Refused otherPseudonyms() {
    return new Refused(
        409,
        "Other pseudonyms",
        "the edge has another key of the pseudonyms than the intake, or calls the agency by another"
            + " name; nothing was taken in");
  }

  static Refused tooLarge(long limit, long takenIn) {
    String detail =
        takenIn == 0
            ? "the body is larger than the limit; nothing of it was taken in"
            : "the body is larger than the limit; the records before it were taken in and may be"
                + " sent again";
    return new Refused(413, "Body too large", detail)
        .member("limit_bytes", limit)
        .member("records_taken_in", takenIn);
  }

  static Refused unknownType(String accepted) {
    return new Refused(415, "Content type not understood", "send one of " + accepted)
        .header("Accept-Post", accepted);
  }

  static Refused unknownEncoding() {
    return new Refused(415, "Content encoding not understood", "send gzip, or plain text")
        .header("Accept-Encoding", "gzip, identity");
  }

  static Refused otherBody() {
    return new Refused(422, "Idempotency key used before", "the key came before with another body");
  }

  /** Not 409: a caller must not take it for an answer that will never change. */
  static Refused underway() {
    return new Refused(
            503,
            "Still at it",
            "a request under this idempotency key is still being taken in; send the same body again")
        .header("Retry-After", "5");
  }

  static Refused tooFast(long seconds, long perSecond) {
    return new Refused(429, "Too many records", "more than the rate agreed; wait and send again")
        .header("Retry-After", Long.toString(seconds))
        .member("records_per_second", perSecond);
  }

  static Refused unavailable() {
    return new Refused(
            503,
            "Kafka is away",
            "the records could not be stored; send the same body again, what was stored already"
                + " counts once")
        .header("Retry-After", "5");
  }

  static Refused ourFault() {
    return new Refused(500, "Our fault", "the log tells more under the Request-Id of this answer");
  }

  private Refused header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  private Refused member(String name, Object value) {
    members.put(name, value);
    return this;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** The problem as a JSON object. */
  Map<String, Object> problem() {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", getMessage());
    problem.putAll(members);
    return problem;
  }
}
