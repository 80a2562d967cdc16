package org.borderflow.service.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that is not served, as it is told to the caller: problem details of RFC 9457. Repeats
 * nothing of what the caller sent.
 */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, Object> members = new LinkedHashMap<>();

  /**
   * A refusal.
   *
   * @param status status of HTTP
   * @param title the kind of problem, the same each time
   * @param detail what it was this time
   */
  public Refused(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
  }

  /** By the server, before it came to a route of ours. */
  public static Refused noRequest(int status) {
    return new Refused(status, "Not a request", "the HTTP server could make nothing of it");
  }

  static Refused noRoute(int status) {
    return new Refused(status, "Nothing there", "no such path, or not with this method");
  }

  static Refused unknownCaller() {
    return new Refused(
            401, "A key is needed", "no key and no certificate, or one that opens nothing")
        .header("WWW-Authenticate", "Bearer realm=\"borderflow\"");
  }

  static Refused ourFault() {
    return new Refused(500, "Our fault", "the log tells more under the Request-Id of this answer");
  }

  /** With a header of the answer. */
  public Refused header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** With a further member of the problem. */
  public Refused member(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  /** Headers of the answer that go with it. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The problem as a JSON object. */
  public Map<String, Object> problem() {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", getMessage());
    problem.putAll(members);
    return problem;
  }
}
