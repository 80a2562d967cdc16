package org.borderflow.rules.travel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Puts one traveller's crossings in the order in which they were made.
 *
 * <p>Local date first. Within a date: by sequence if all of that day's crossings have one and share
 * a post; else by local time if all have one; else so that directions alternate, starting with the
 * one that continues the day before. With nothing before: a resident leaves first and a
 * non-resident enters first; if that is unknown too, the day starts so that its end alternates with
 * the next day; else with an entry. Ties go by record number, then agency, so the result depends on
 * the set of crossings and never on how they were handed over.
 */
public final class TravelOrder {
  private static final Comparator<Crossing> BY_SEQUENCE =
      Comparator.comparingLong(Crossing::sequence).thenComparing(Crossing.BY_RECORD);
  private static final Comparator<Crossing> BY_TIME =
      Comparator.comparingInt(Crossing::secondOfDay).thenComparing(Crossing.BY_RECORD);

  private final List<Crossing> crossings;
  private final InitialStatus initial;

  private TravelOrder(List<Crossing> crossings, InitialStatus initial) {
    this.crossings = crossings;
    this.initial = initial;
  }

  /**
   * The crossings in order of travel.
   *
   * @param crossings of one traveller, in any order
   * @param initial the traveller's initial status, null if unknown
   * @return a new list
   */
  public static List<Crossing> inOrder(Collection<Crossing> crossings, InitialStatus initial) {
    List<Crossing> sorted = new ArrayList<>(crossings);
    sorted.sort(Crossing.BY_DATE_AND_RECORD);
    new TravelOrder(sorted, initial).orderEachDay();
    return sorted;
  }

  private void orderEachDay() {
    for (int from = 0; from < crossings.size(); ) {
      int to = endOfDay(from);
      if (to - from > 1 && !ordersItself(from, to)) {
        alternate(crossings.subList(from, to), startOf(from, to));
      }
      from = to;
    }
  }

  private int endOfDay(int from) {
    int to = from + 1;
    while (to < crossings.size() && crossings.get(to).date() == crossings.get(from).date()) {
      to++;
    }
    return to;
  }

  /** Sorts a day that carries its own order; says whether it does. */
  private boolean ordersItself(int from, int to) {
    List<Crossing> day = crossings.subList(from, to);
    String post = day.get(0).borderPost();
    if (day.stream().allMatch(c -> c.sequence() >= 0 && c.borderPost().equals(post))) {
      day.sort(BY_SEQUENCE);
      return true;
    }
    if (day.stream().allMatch(c -> c.secondOfDay() >= 0)) {
      day.sort(BY_TIME);
      return true;
    }
    Direction only = day.get(0).direction();
    return day.stream().allMatch(c -> c.direction() == only);
  }

  private Direction startOf(int from, int to) {
    if (from > 0) {
      return crossings.get(from - 1).direction().opposite();
    }
    if (initial != null) {
      return initial.resident() ? Direction.EXIT : Direction.ENTRY;
    }
    return startFromWhatFollows(to);
  }

  /**
   * The start of the first day, found backwards from the first later day that orders itself. Each
   * day of an even number of crossings starts like the one after it, each odd one the other way, so
   * only the parity of all crossings in between matters.
   */
  private Direction startFromWhatFollows(int endOfFirstDay) {
    int from = endOfFirstDay;
    while (from < crossings.size()) {
      int to = endOfDay(from);
      if (to - from == 1 || ordersItself(from, to)) {
        Direction known = crossings.get(from).direction();
        return from % 2 == 0 ? known : known.opposite();
      }
      from = to;
    }
    // The last day of all starts with an entry; the days before it are counted back from there.
    int last = startOfLastDay();
    return last % 2 == 0 ? Direction.ENTRY : Direction.EXIT;
  }

  private int startOfLastDay() {
    int start = crossings.size() - 1;
    while (start > 0 && crossings.get(start - 1).date() == crossings.get(start).date()) {
      start--;
    }
    return start;
  }

  /** Takes entries and exits in turn; when one kind runs out, the rest of the other. */
  private static void alternate(List<Crossing> day, Direction start) {
    List<Crossing> wanted = new ArrayList<>();
    List<Crossing> other = new ArrayList<>();
    for (Crossing crossing : day) {
      (crossing.direction() == start ? wanted : other).add(crossing);
    }
    int w = 0;
    int o = 0;
    for (int i = 0; i < day.size(); i++) {
      boolean takeWanted = o == other.size() || (w < wanted.size() && i % 2 == 0);
      day.set(i, takeWanted ? wanted.get(w++) : other.get(o++));
    }
  }
}
