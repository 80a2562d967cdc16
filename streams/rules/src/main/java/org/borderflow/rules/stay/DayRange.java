package org.borderflow.rules.stay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Calendar days from one to another, both included. Days as in {@link
 * org.borderflow.rules.travel.Day}.
 */
public record DayRange(int from, int to) {
  public DayRange {
    if (to < from) {
      throw new IllegalArgumentException("a range of days cannot end before it starts");
    }
  }

  /** How many days it has. */
  public int days() {
    return to - from + 1;
  }

  /** The same days, each once, as ranges that ascend and do not touch. */
  public static List<DayRange> union(Collection<DayRange> ranges) {
    List<DayRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(DayRange::from));
    List<DayRange> union = new ArrayList<>(sorted.size());
    sorted.forEach(range -> append(union, range));
    return union;
  }

  /** Adds a range that starts no earlier than those of the union it is added to. */
  static void append(List<DayRange> union, DayRange next) {
    int end = union.size() - 1;
    if (end >= 0 && next.from() <= union.get(end).to() + 1) {
      DayRange last = union.get(end);
      if (next.to() > last.to()) {
        union.set(end, new DayRange(last.from(), next.to()));
      }
    } else {
      union.add(next);
    }
  }

  /** The part of an ascending union that lies in {@code [from, to]}. */
  static List<DayRange> clip(List<DayRange> union, int from, int to) {
    int end = union.size();
    int start = end;
    // From the back, because the latest days of a long history are the ones that are asked for.
    while (start > 0 && union.get(start - 1).to() >= from) {
      start--;
    }
    List<DayRange> clipped = new ArrayList<>(end - start);
    for (int i = start; i < end && union.get(i).from() <= to; i++) {
      DayRange range = union.get(i);
      clipped.add(new DayRange(Math.max(range.from(), from), Math.min(range.to(), to)));
    }
    return clipped;
  }

  /** How many days of an ascending union lie in {@code [from, to]}. */
  static int count(List<DayRange> union, int from, int to) {
    int days = 0;
    for (int i = 0; i < union.size(); i++) {
      DayRange range = union.get(i);
      days += Math.max(0, Math.min(range.to(), to) - Math.max(range.from(), from) + 1);
    }
    return days;
  }
}
