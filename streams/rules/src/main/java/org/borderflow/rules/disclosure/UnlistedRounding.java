package org.borderflow.rules.disclosure;

import java.util.List;

/**
 * Random rounding to base 3 that does not list small cells: what fewer than six travellers make up
 * has no row, as if it were empty, and neither has, by the toss of a coin, what six to eight make
 * up.
 *
 * <p>A suppressed cell that has a row gives itself away where sums meet: six of them below a total
 * of six are six ones. Here a cell without a row may be anything from 0 to 8. Whoever pushes all
 * others to their limits finds 0, which is not a secret, or 8, which is not small; what lies
 * between stays open. The price is that nobody can tell a zero from a few, and that half of the
 * counts from 6 to 8 are not shown.
 */
public final class UnlistedRounding implements DisclosureMethod {

  private static final int SURELY_LISTED = RandomRounding.THRESHOLD + RandomRounding.BASE;

  private final DisclosureMethod rounding;
  private final DisclosureKey.Draws draws;

  /** Rounding under a key; for one thread. */
  public UnlistedRounding(DisclosureKey key) {
    this.rounding = new RandomRounding(key);
    this.draws = key.draws();
  }

  @Override
  public Released release(List<String> cell, long count, long travellers) {
    Released rounded = rounding.release(cell, count, travellers);
    if (rounded.value() == 0) {
      return Released.WITHHELD;
    }
    boolean surely = Math.min(count, travellers) >= SURELY_LISTED;
    return surely || draws.draw("list", cell, count, 2) == 0 ? rounded : Released.WITHHELD;
  }
}
