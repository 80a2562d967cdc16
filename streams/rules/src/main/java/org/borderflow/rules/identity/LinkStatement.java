package org.borderflow.rules.identity;

/**
 * What was said of a pair of identities.
 *
 * @param version of several statements on one pair the highest stands, then the unlink
 * @param linked whether they are one person
 */
public record LinkStatement(int version, boolean linked) {

  /** Nothing was said: they are not known to be one person. */
  public static final LinkStatement NONE = new LinkStatement(0, false);

  /** Whether this one stands where both were made. */
  public boolean standsOver(LinkStatement other) {
    return version > other.version || (version == other.version && !linked && other.linked);
  }
}
