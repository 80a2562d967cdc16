package org.borderflow.estimates;

import org.borderflow.rules.residence.ResidenceRule;

/**
 * Where a pending crossing stands as long as its traveller does not cross again and no earlier
 * verdict falls.
 *
 * @param waiting whether residence before the crossing is unknown until an earlier verdict; that of
 *     the crossing that is open is then what days back are counted from
 * @param far whether the traveller is on the far side of this crossing
 * @param sameWay whether the open crossing has the same direction; true if it is this one
 * @param back days back at the traveller's last crossing
 * @param since date of that one
 */
public record Course(boolean waiting, boolean far, boolean sameWay, int back, int since) {

  /** The {@link RaceState} at the end of a day that is not before the last crossing. */
  int stateOn(ResidenceRule rule, int day) {
    int spell = day - since;
    boolean farOfOpen = far == sameWay;
    int backBy = back + (farOfOpen ? 0 : spell);
    if (waiting) {
      return RaceState.waiting(rule, far, sameWay, backBy);
    }
    return far ? RaceState.far(rule, backBy, spell) : RaceState.near(rule, backBy);
  }
}
