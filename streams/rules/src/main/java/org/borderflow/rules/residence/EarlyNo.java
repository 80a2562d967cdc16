package org.borderflow.rules.residence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 *
 * <p>Neither argument holds if residence after the open race is replaced by a status known from the
 * very day on which that race ends. As long as it may still end on that day, nothing is marked.
 */
final class EarlyNo {
  private final ResidenceRule rule;
  private final Spells spells;
  private final int[] decidedOn;
  private final int[] markedTo = new int[2];

  /**
   * Marks on an itinerary.
   *
   * @param marked what races before the itinerary have marked, crossing by crossing
   */
  EarlyNo(ResidenceRule rule, Spells spells, List<Integer> marked) {
    this.rule = rule;
    this.spells = spells;
    this.decidedOn = new int[spells.count()];
    Arrays.fill(decidedOn, Day.NONE);
    for (int i = 0; i < Math.min(marked.size(), decidedOn.length); i++) {
      decidedOn[i] = marked.get(i);
      if (decidedOn[i] != Day.NONE) {
        markedTo[(i + 1) % 2] = i + 2;
      }
    }
  }

  /**
   * Marks what an open race makes certain.
   *
   * @param open the crossing whose race it is
   * @param known when the residence before it was decided
   * @param seen when the residence before it could be seen
   * @param visibleFrom when the race ends for all to see; from {@code seen} to the day before, it
   *     is open
   * @param replacedOn the last day on which a given status would replace residence after the race,
   *     {@link Day#NONE} if none may
   */
  void mark(int open, int known, int seen, int visibleFrom, int replacedOn) {
    int later = Math.max(open + 1, markedTo[open % 2]);
    while (later < spells.count() && rule.threshold() - spells.far(open, later) > rule.back()) {
      int from = Math.max(spells.date(later), seen);
      int safe = replacedOn == Day.NONE ? from : endsAfter(replacedOn, open, later, from);
      if (safe >= visibleFrom) {
        break;
      }
      // The first race to mark a crossing gives the earliest date, so no mark is ever replaced.
      decidedOn[later] = safe == from ? Math.max(spells.date(later), known) : safe;
      later += 2;
    }
    markedTo[open % 2] = Math.max(markedTo[open % 2], later);
  }

  /**
   * The first day, from {@code from} on, on which an open race can no longer end on or before
   * {@code day}, whatever crossings come after that first day.
   */
  private int endsAfter(int day, int open, int later, int from) {
    for (int spell = later; spell < spells.count(); spell++) {
      int far = spells.far(open, spell);
      int back = spells.back(open, spell);
      boolean onFarSide = (spell - open) % 2 == 0;
      int staying = spells.date(spell) + (onFarSide ? rule.threshold() - far : rule.back() - back);
      int turningOnceMore = onFarSide ? rule.back() - back : rule.threshold() - far;
      int first = Math.max(Math.max(spells.date(spell), from), day - turningOnceMore);
      boolean last = spell + 1 == spells.count();
      if (staying > day && (last || first < spells.date(spell + 1))) {
        return first;
      }
    }
    return Integer.MAX_VALUE;
  }

  /**
   * The day on which a crossing's "no" became certain, or will if nobody crosses before; {@link
   * Day#NONE} if it did not early.
   */
  int decidedOn(int crossing) {
    return decidedOn[crossing];
  }

  /** The marks on a crossing and those after it, to the last one that is marked. */
  List<Integer> from(int crossing) {
    int end = decidedOn.length;
    while (end > crossing && decidedOn[end - 1] == Day.NONE) {
      end--;
    }
    List<Integer> marked = new ArrayList<>();
    for (int i = crossing; i < end; i++) {
      marked.add(decidedOn[i]);
    }
    return marked;
  }
}
