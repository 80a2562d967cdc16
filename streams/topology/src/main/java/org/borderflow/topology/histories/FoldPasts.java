package org.borderflow.topology.histories;

import org.borderflow.rules.Fold;
import org.borderflow.rules.RuleBook;
import org.borderflow.topology.retention.Sweep;

/**
 * Folds what is before the horizon and certain, traveller by traveller. What is published of a
 * traveller is the same before and after, so it does not matter when it happens.
 */
final class FoldPasts {

  private static final int TRAVELLERS_PER_STEP = 1_000;

  private final RuleBook rules;
  private final HistoryStore histories;
  private final Sweep sweep;

  FoldPasts(RuleBook rules, HistoryStore histories, Sweep sweep) {
    this.rules = rules;
    this.histories = histories;
    this.sweep = sweep;
  }

  /** Sets out once a month. */
  void beginIfDue(int day, int horizon) {
    sweep.beginIfDue(day, horizon);
  }

  /** Visits some travellers, if it is on its way. */
  void step() {
    if (sweep.isUnderWay()) {
      sweep.reached(histories.visit(sweep.cursor(), TRAVELLERS_PER_STEP, this::fold));
    }
  }

  /** Those who have several identities are left: an unlink may come and divide what they have. */
  private void fold(byte[] traveller, TravelHistory history) {
    if (history.hasMembers()) {
      return;
    }
    Fold fold = rules.fold(history.past(), history.crossings(), history.known(), sweep.horizon());
    if (!fold.forgotten().isEmpty()) {
      histories.fold(traveller, fold);
    }
  }
}
