package org.borderflow.rules.disclosure;

import java.util.List;

/**
 * Suppression of what fewer than six travellers make up, then random rounding to base 3: multiples
 * of 3 stay, others go to the nearer multiple in two of three cases and else to the other one, so
 * that the rounding is unbiased and never off by more than 2. Cells are rounded one by one: parts
 * need not add up to totals.
 *
 * <p>The method of Stats NZ's census and microdata outputs (thresholds there are applied to
 * unrounded counts as well).
 */
public final class RandomRounding implements DisclosureMethod {

  /** Fewest travellers of whom a count is shown. */
  public static final int THRESHOLD = 6;

  static final int BASE = 3;

  private final DisclosureKey.Draws draws;

  /** Rounding under a key; for one thread. */
  public RandomRounding(DisclosureKey key) {
    this.draws = key.draws();
  }

  @Override
  public Released release(List<String> cell, long count, long travellers) {
    if (count < 0) {
      throw new IllegalArgumentException("A count of " + count);
    }
    if (count == 0) {
      return Released.shown(0);
    }
    if (travellers < THRESHOLD || count < THRESHOLD) {
      return Released.SUPPRESSED;
    }
    int over = (int) (count % BASE);
    boolean up = over > 0 && over > draws.draw("round", cell, count, BASE);
    return Released.shown(count - over + (up ? BASE : 0));
  }
}
