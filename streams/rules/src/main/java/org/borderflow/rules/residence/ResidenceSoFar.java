package org.borderflow.rules.residence;

import java.util.List;
import org.borderflow.rules.travel.Day;

/**
 * Where a {@link ResidenceChain} stands between two crossings, so that it can go on from there
 * without those before.
 *
 * @param resident residence after the crossings so far
 * @param known when that was decided, as published
 * @param seen when it could be seen
 * @param earlyNo the days on which races that have ended since made crossings to come a certain
 *     "no", crossing by crossing; {@link Day#NONE} for one that none of them did
 */
public record ResidenceSoFar(boolean resident, int known, int seen, List<Integer> earlyNo) {
  public ResidenceSoFar {
    earlyNo = List.copyOf(earlyNo);
  }
}
