package org.borderflow.ingest.http;

import org.borderflow.service.http.Refused;

/** Why a body is not taken in. Repeats nothing of it. */
final class Refusals {

  private Refusals() {}

  static Refused unreadable(String detail) {
    return new Refused(400, "Nothing in the body could be read", detail);
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
}
