package org.borderflow.service.trace;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a request, or a run over files, and the work that it belongs to: a {@code traceparent} of
 * the <a href="https://www.w3.org/TR/trace-context-1/">Trace Context</a> of the W3C. It is made of
 * random numbers, or of a caller's, and says nothing of what is in the request.
 *
 * @param traceId the work, across all services that take part in it: 32 hexadecimal digits
 * @param parentId this request alone: 16 hexadecimal digits
 * @param sampled whether the caller keeps a trace of it
 */
public record TraceParent(String traceId, String parentId, boolean sampled) {

  /** Name of the header, in HTTP and in Kafka alike. */
  public static final String HEADER = "traceparent";

  /** Of a later version more may follow, and what that means is not known. */
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "(?<version>(?!ff)[0-9a-f]{2})"
              + "-(?<trace>(?!0{32})[0-9a-f]{32})"
              + "-(?<parent>(?!0{16})[0-9a-f]{16})"
              + "-(?<flags>[0-9a-f]{2})"
              + "(?<more>-.*)?");

  private static final String VERSION = "00";

  /** Work that begins here. */
  public static TraceParent begin() {
    return new TraceParent(hex(ThreadLocalRandom.current().nextLong()) + part(), part(), false);
  }

  /**
   * What a caller asks for: a part of the work that it names, or, if it names none or not as the
   * standard says, work that begins here.
   *
   * @param given the values of the caller's headers of this name
   */
  public static TraceParent following(List<String> given) {
    if (given.size() != 1) {
      return begin();
    }
    Matcher parts = GRAMMAR.matcher(given.get(0));
    if (!parts.matches()
        || (parts.group("version").equals(VERSION) && parts.group("more") != null)) {
      return begin();
    }
    boolean sampled = (Integer.parseInt(parts.group("flags"), 16) & 1) == 1;
    return new TraceParent(parts.group("trace"), part(), sampled);
  }

  /** Names the request and nothing else, and holds the name of the work. */
  public String id() {
    return traceId + "-" + parentId;
  }

  /** As the header has it. */
  @Override
  public String toString() {
    return VERSION + "-" + id() + (sampled ? "-01" : "-00");
  }

  /**
   * Never only zeros, which would name nothing. It is to be unique, not secret: a secure generator
   * has one lock for all requests.
   */
  private static String part() {
    return hex(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
  }

  private static String hex(long number) {
    return HexFormat.of().toHexDigits(number);
  }
}
