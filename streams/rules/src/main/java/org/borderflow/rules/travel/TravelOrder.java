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
 * the next crossing, if its direction is known; else with an entry. Ties go by record number, then
 * agency, so the result depends on the set of crossings and never on how they were handed over.
 */
public final class TravelOrder {
  private static final Comparator<Crossing> BY_SEQUENCE =
      Comparator.comparingLong(Crossing::sequence).thenComparing(Crossing.BY_RECORD);
  private static final Comparator<Crossing> BY_TIME =
      Comparator.comparingInt(Crossing::secondOfDay).thenComparing(Crossing.BY_RECORD);

  private final List<Crossing> crossings;
  private final int lastExit;
  private final KnownResidence known;

  private TravelOrder(List<Crossing> crossings, int lastExit, KnownResidence known) {
    this.crossings = crossings;
    this.lastExit = lastExit;
    this.known = known;
  }

  /**
   * The crossings in order of travel.
   *
   * @param crossings of one traveller, in any order
   * @param lastExit date of the exit before them, {@link Day#NONE} if nothing is known before
   * @param known residence known from elsewhere
   * @return a new list
   */
  public static List<Crossing> inOrder(
      Collection<Crossing> crossings, int lastExit, KnownResidence known) {
    List<Crossing> sorted = new ArrayList<>(crossings);
    sorted.sort(Crossing.BY_DATE_AND_RECORD);
    new TravelOrder(sorted, lastExit, known).orderEachDay();
    return sorted;
  }

  /**
   * Whether no crossing still to come, on that day or later, can change the order of those before
   * it. The parameters are those of {@link #inOrder}.
   */
  public static boolean isSettledBefore(
      int day, Collection<Crossing> crossings, int lastExit, KnownResidence known) {
    List<Crossing> before = new ArrayList<>(crossings);
    before.removeIf(crossing -> crossing.date() >= day);
    before.sort(Crossing.BY_DATE_AND_RECORD);
    return new TravelOrder(before, lastExit, known).isSettled();
  }

  private boolean isSettled() {
    if (crossings.isEmpty() || lastExit != Day.NONE || !known.isUnknown()) {
      return true;
    }
    int to = endOfDay(0);
    return ordersItself(0, to) || nextKnownStart(to) < crossings.size();
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
    if (lastExit != Day.NONE) {
      return Direction.ENTRY;
    }
    if (!known.isUnknown()) {
      InitialStatus before = known.by(crossings.get(from).date());
      boolean resident = (before == null ? known.statuses().get(0) : before).resident();
      return resident ? Direction.EXIT : Direction.ENTRY;
    }
    return startFromWhatFollows(to);
  }

  /**
   * The start of the first day, found backwards from the first later day whose start is known: one
   * that orders itself, or one with more of one kind, which alternates only if that kind starts.
   * Each day of an even number of crossings starts like the one after it, each odd one the other
   * way, so only the parity of all crossings in between matters. If no start is known, an entry.
   */
  private Direction startFromWhatFollows(int endOfFirstDay) {
    int from = nextKnownStart(endOfFirstDay);
    if (from == crossings.size()) {
      return Direction.ENTRY;
    }
    Direction known = knownStart(from, endOfDay(from));
    return from % 2 == 0 ? known : known.opposite();
  }

  private int nextKnownStart(int from) {
    while (from < crossings.size() && knownStart(from, endOfDay(from)) == null) {
      from = endOfDay(from);
    }
    return from;
  }

  private Direction knownStart(int from, int to) {
    return ordersItself(from, to) ? crossings.get(from).direction() : more(from, to);
  }

  /** The direction of most crossings of a day, null if entries and exits are equal in number. */
  private Direction more(int from, int to) {
    long entries =
        crossings.subList(from, to).stream().filter(c -> c.direction() == Direction.ENTRY).count();
    int balance = Long.compare(2 * entries, to - from);
    return balance == 0 ? null : balance > 0 ? Direction.ENTRY : Direction.EXIT;
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
