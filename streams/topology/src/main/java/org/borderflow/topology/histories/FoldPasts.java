package org.borderflow.topology.histories;

import java.time.LocalDate;
import org.borderflow.rules.Fold;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.topology.retention.Sweep;

/**
 * Folds what is certain, traveller by traveller. What is published of a traveller is the same
 * before and after, so it does not matter when it happens.
 *
 * <p>Only whole years are folded, and only those of which every verdict has fallen before the
 * horizon. A traveller counts once in a year's cell; who was counted by a crossing that is
 * forgotten must not be counted again by another one of that year.
 */
final class FoldPasts {

  private static final int TRAVELLERS_PER_STEP = 1_000;

  private final RuleBook rules;
  private final HistoryStore histories;
  private final Sweep sweep;
  private final int longestWindow;

  FoldPasts(RuleBook rules, HistoryStore histories, Sweep sweep) {
    this.rules = rules;
    this.histories = histories;
    this.sweep = sweep;
    this.longestWindow = rules.rules().stream().mapToInt(ResidenceRule::window).max().orElseThrow();
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
    int horizon = beginningOfYear(sweep.horizon() - longestWindow);
    Fold fold = rules.fold(history.past(), history.crossings(), history.known(), horizon);
    if (!fold.forgotten().isEmpty()) {
      histories.fold(traveller, fold);
    }
  }

  private static int beginningOfYear(int day) {
    return (int) LocalDate.ofEpochDay(day).withDayOfYear(1).toEpochDay();
  }
}
