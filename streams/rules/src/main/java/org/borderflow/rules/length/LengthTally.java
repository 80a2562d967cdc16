package org.borderflow.rules.length;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.Judgement;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.Itinerary;

/**
 * Counts completed stays and absences, traveller by traveller. Of somebody whose crossings were
 * judged otherwise before, what differs is counted: so the sums are always those of what stands,
 * and of a traveller who simply stays nothing is counted again.
 *
 * <p>Supposed crossings begin and end stays as recorded ones do. Who is set aside has none.
 */
public final class LengthTally {

  private final Map<LengthGroup, LengthCount> counts = new HashMap<>();

  /**
   * Counts what differs between two judgements of one traveller.
   *
   * @param before what was counted; null if nothing was, or the traveller was set aside
   * @param after what is to be counted; null if the traveller is set aside
   */
  public void count(Judgement before, Judgement after) {
    if (sameDates(before, after)) {
      return;
    }
    Map<LengthGroup, Integer> known = completed(before);
    completed(after)
        .forEach(
            (group, stays) -> {
              Integer counted = known.remove(group);
              if (counted == null) {
                add(group, new LengthCount(stays, 1));
              } else {
                add(group, new LengthCount(stays - counted, 0));
              }
            });
    known.forEach((group, stays) -> add(group, new LengthCount(-stays, -1)));
  }

  private void add(LengthGroup group, LengthCount change) {
    if (!change.equals(LengthCount.NONE)) {
      counts.merge(group, change, LengthCount::plus);
    }
  }

  /** What was counted, by group. */
  public Map<LengthGroup, LengthCount> counts() {
    return counts;
  }

  /** Forgets everything. */
  public void clear() {
    counts.clear();
  }

  /** How many of one traveller there are in each group. */
  private static Map<LengthGroup, Integer> completed(Judgement judgement) {
    Map<LengthGroup, Integer> completed = new HashMap<>();
    if (judgement == null || judgement.itinerary().size() == 0) {
      return completed;
    }
    Itinerary itinerary = judgement.itinerary();
    int begun = judgement.past().lastExit();
    Direction direction = Direction.EXIT;
    for (int i = 0; i < itinerary.size(); i++) {
      int date = itinerary.crossing(i).date();
      if (begun != Day.NONE) {
        int year = LocalDate.ofEpochDay(date).getYear();
        completed.merge(
            new LengthGroup(direction, year, LengthClass.of(date - begun)), 1, Integer::sum);
      }
      begun = date;
      direction = itinerary.crossing(i).direction();
    }
    return completed;
  }

  private static boolean sameDates(Judgement one, Judgement other) {
    int size = size(one);
    if (size != size(other)) {
      return false;
    }
    if (size == 0) {
      return true;
    }
    FoldedPast past = one.past();
    boolean same =
        past.lastExit() == other.past().lastExit()
            && one.itinerary().crossing(0).direction() == other.itinerary().crossing(0).direction();
    for (int i = 0; same && i < size; i++) {
      same = one.itinerary().crossing(i).date() == other.itinerary().crossing(i).date();
    }
    return same;
  }

  private static int size(Judgement judgement) {
    return judgement == null ? 0 : judgement.itinerary().size();
  }
}
