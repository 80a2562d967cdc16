package org.borderflow.gaps.tabulations;

import org.borderflow.gaps.fields.Share;

/**
 * What data have to be like.
 *
 * @param name its name
 * @param isColumn whether it asks for a column of the crossings, else for the data as a whole
 * @param producibleFrom from how many per cent on it is met
 * @param caveatFrom from how many per cent on it is met with a caveat
 * @param meaning of what the share is, as the rest of a sentence
 * @param remedy what helps
 */
public record Requirement(
    String name,
    boolean isColumn,
    int producibleFrom,
    int caveatFrom,
    String meaning,
    String remedy) {

  /** How far a share meets it. */
  public Level level(Share share) {
    if (share.isAtLeast(producibleFrom)) {
      return Level.MET;
    }
    return share.isAtLeast(caveatFrom) ? Level.WITH_CAVEAT : Level.NOT_MET;
  }
}
