package org.borderflow.estimates;

import org.borderflow.rules.residence.ResidenceRule;

/**
 * Where a crossing stands that is not decided yet, as one of a small number of states.
 *
 * <p>Racing, on the far side: by days back so far and by whether the traveller has only just
 * returned. Racing, back: by days back. Waiting for an earlier verdict: by the side, by whether the
 * crossing that is still open goes the same way, and by the days back of that one. Days back are
 * measured in shares of what the rule allows, so that the same states serve every rule.
 */
final class RaceState {
  private static final int FAR_BANDS = 4;
  private static final int NEAR_BANDS = 8;
  private static final int OPEN_BANDS = 3;
  private static final int JUST_RETURNED = 30;

  private static final int NEAR = 1 + 2 * FAR_BANDS;
  private static final int WAITING = NEAR + NEAR_BANDS;

  /** Number of states that are not decided. */
  static final int PENDING = WAITING + 4 * OPEN_BANDS;

  /** The crossing is a migration. */
  static final int MIGRANT = PENDING;

  /** It is none. */
  static final int NOT_MIGRANT = PENDING + 1;

  /** Number of all states. */
  static final int COUNT = PENDING + 2;

  private RaceState() {}

  /**
   * The state of a race on the far side.
   *
   * @param back days back so far
   * @param spell days since the last crossing
   */
  static int far(ResidenceRule rule, int back, int spell) {
    if (back == 0) {
      return 0;
    }
    return 1 + 2 * band(rule, back, FAR_BANDS) + (spell < JUST_RETURNED ? 0 : 1);
  }

  /** The state of a race of somebody who is back. */
  static int near(ResidenceRule rule, int back) {
    return NEAR + band(rule, back, NEAR_BANDS);
  }

  /**
   * The state of a crossing whose residence before is unknown.
   *
   * @param far whether the traveller is on the far side of this crossing
   * @param sameWay whether the open crossing has the same direction
   * @param openBack days back of the open crossing
   */
  static int waiting(ResidenceRule rule, boolean far, boolean sameWay, int openBack) {
    return WAITING
        + ((far ? 2 : 0) + (sameWay ? 1 : 0)) * OPEN_BANDS
        + band(rule, openBack, OPEN_BANDS);
  }

  /** Whether the traveller is on the far side in this state. */
  static boolean isFar(int state) {
    return state < NEAR || (state >= WAITING + 2 * OPEN_BANDS && state < PENDING);
  }

  private static int band(ResidenceRule rule, int days, int bands) {
    return Math.min(bands - 1, days * bands / (rule.back() + 1));
  }
}
