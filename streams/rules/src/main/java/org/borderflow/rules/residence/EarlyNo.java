package org.borderflow.rules.residence;

import java.util.Arrays;
import org.borderflow.rules.travel.Day;

/**
 * Crossings that cannot be a migration whichever way an earlier, still open race ends.
 *
 * <p>While the race of an earlier crossing is open, a later one in the opposite direction goes back
 * to where the traveller was. If the earlier race is lost, residence has not changed and going back
 * is no migration. If it is won, its missing far-side days all count as days back for the later
 * crossing; when they are more than the rule allows, the later crossing cannot be a migration
 * either. Stats NZ marks such crossings by a fixed 244 days, which now and then is too early; this
 * form never has to be taken back.
 */
final class EarlyNo {
  private final ResidenceRule rule;
  private final Spells spells;
  private final int[] decidedOn;
  private final int[] markedTo = new int[2];

  EarlyNo(ResidenceRule rule, Spells spells) {
    this.rule = rule;
    this.spells = spells;
    this.decidedOn = new int[spells.count()];
    Arrays.fill(decidedOn, Day.NONE);
  }

  /**
   * Marks what an open race makes certain.
   *
   * @param open the crossing whose race it is
   * @param known when the residence before it was decided
   * @param seen when the residence before it could be seen
   * @param visibleFrom when the race ends for all to see; from {@code seen} to the day before, it
   *     is open
   */
  void mark(int open, int known, int seen, int visibleFrom) {
    int later = Math.max(open + 1, markedTo[open % 2]);
    while (later < spells.count()
        && Math.max(spells.date(later), seen) < visibleFrom
        && rule.threshold() - spells.far(open, later) > rule.back()) {
      // The first race to mark a crossing gives the earliest date, so no mark is ever replaced.
      decidedOn[later] = Math.max(spells.date(later), known);
      later += 2;
    }
    markedTo[open % 2] = Math.max(markedTo[open % 2], later);
  }

  /** The day on which a crossing's "no" became certain, {@link Day#NONE} if it did not early. */
  int decidedOn(int crossing) {
    return decidedOn[crossing];
  }
}
