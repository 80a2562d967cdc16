package org.borderflow.view.http;

import org.borderflow.service.http.Refused;

/** Why a question is not answered. Repeats nothing of it. */
final class Refusals {

  private Refusals() {}

  static Refused unknownParameter(String known) {
    return new Refused(400, "Unknown parameter", "the parameters are " + known);
  }

  static Refused badValue(String parameter, String what) {
    return new Refused(400, "Bad value", parameter + ": " + what).member("parameter", parameter);
  }

  static Refused otherAsOf(String present) {
    return new Refused(
        404,
        "No such as-of date",
        "there is what is known now, as of "
            + (present.isEmpty() ? "no day yet" : present)
            + ", and the as-of dates of /v1/releases");
  }

  static Refused noRelease() {
    return new Refused(404, "No such release", "the releases are those of /v1/releases");
  }

  static Refused noLengths(int release) {
    return new Refused(
        404, "No lengths of stay", "release " + release + " was made without lengths of stay");
  }

  static Refused confidential() {
    return new Refused(403, "Confidential", "this is for callers with the confidential role");
  }

  static Refused notAcceptable(String types) {
    return new Refused(406, "No such format", "the formats are " + types);
  }

  static Refused notKnown() {
    return new Refused(503, "Still reading", "the cells have not all been read yet")
        .header("Retry-After", "1");
  }

  static Refused tooManyStreams() {
    return new Refused(503, "Too many streams", "as many streams are open as are allowed")
        .header("Retry-After", "60");
  }
}
