package org.borderflow.rules.residence;

/**
 * The race that judges a crossing in the migrating direction: days on the far side run towards the
 * threshold, days back run towards more than the window leaves over. Threshold and days back add up
 * to the window, so exactly one of the two is reached within it (Stats NZ, migrbc, step 3.2).
 *
 * <p>The last spell is taken to go on for ever, so every race has a finish; whether it has been
 * seen yet is for the caller to say. Races must be asked for in travel order: each finish lies in
 * the same spell as, or a later one than, that of the previous crossing in the same direction, and
 * the search goes on from there. That keeps a commuter's thousands of crossings linear.
 */
final class Race {
  private final ResidenceRule rule;
  private final Spells spells;
  private final int[] searchedTo = new int[2];

  Race(ResidenceRule rule, Spells spells) {
    this.rule = rule;
    this.spells = spells;
  }

  /**
   * How a race ends.
   *
   * @param migrant whether the far side won
   * @param date Stats NZ's date of finalisation
   */
  record Finish(boolean migrant, int date) {
    /**
     * The first day on which the verdict can be seen: the day the threshold is reached, or the day
     * after the last allowed day back.
     */
    int visibleFrom() {
      return migrant ? date : date + 1;
    }
  }

  /** The finish of the race that starts at this crossing. */
  Finish from(int crossing) {
    int spell = Math.max(crossing, searchedTo[crossing % 2]);
    while (spell < spells.count() - 1 && !decidedBefore(crossing, spell + 1)) {
      spell++;
    }
    searchedTo[crossing % 2] = spell;
    boolean far = (spell - crossing) % 2 == 0;
    int days =
        far
            ? rule.threshold() + spells.back(crossing, spell)
            : rule.back() + spells.far(crossing, spell);
    return new Finish(far, spells.date(crossing) + days);
  }

  private boolean decidedBefore(int crossing, int later) {
    return spells.far(crossing, later) >= rule.threshold()
        || spells.back(crossing, later) > rule.back();
  }
}
