package org.borderflow.gaps.posts;

/**
 * A run of days without any record of a post, too long to be chance.
 *
 * @param from its first day, in days since 1970-01-01
 * @param to its last day
 */
public record Silence(int from, int to) {

  /** How long it lasts. */
  public int days() {
    return to - from + 1;
  }
}
