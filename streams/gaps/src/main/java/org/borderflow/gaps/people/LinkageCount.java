package org.borderflow.gaps.people;

import org.borderflow.gaps.fields.Share;

/** Counts people and their identities. */
public final class LinkageCount {

  private long crossings;
  private long identified;
  private long persons;
  private long identities;
  private long linked;
  private long one;
  private long two;
  private long seenOnce;
  private long comparable;
  private long contradicted;
  private long residenceTold;

  /**
   * Somebody of whom it is known who that is.
   *
   * @param ownIdentities under how many identities they crossed, at least 1
   * @param ownCrossings how often they crossed
   * @param judged how many of these crossings the rules see
   * @param isContradicted whether they were seen twice in a row in one direction
   * @param isTold whether something is known of their residence from elsewhere
   */
  public void person(
      int ownIdentities, int ownCrossings, int judged, boolean isContradicted, boolean isTold) {
    persons++;
    identities += ownIdentities;
    linked += ownIdentities > 1 ? ownIdentities : 0;
    one += ownIdentities == 1 ? 1 : 0;
    two += ownIdentities == 2 ? 1 : 0;
    seenOnce += ownCrossings == 1 ? 1 : 0;
    comparable += judged > 1 ? 1 : 0;
    contradicted += isContradicted ? 1 : 0;
    residenceTold += isTold ? 1 : 0;
    crossings += ownCrossings;
    identified += ownCrossings;
  }

  /** Crossings of which it is not known whose they are. */
  public void nobody(int n) {
    crossings += n;
  }

  /** What comes of it. */
  public Linkage linkage() {
    return new Linkage(
        new Share(identified, crossings),
        persons,
        identities,
        new Share(linked, identities),
        new Share(one, persons),
        new Share(two, persons),
        new Share(persons - one - two, persons),
        new Share(seenOnce, persons),
        new Share(contradicted, comparable),
        new Share(residenceTold, persons));
  }
}
