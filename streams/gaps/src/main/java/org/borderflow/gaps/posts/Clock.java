package org.borderflow.gaps.posts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.gaps.fields.Share;
import org.borderflow.rules.travel.Crossing;

/**
 * Looks whether the clock of a post runs backward: of two successive numbers of one agency and day
 * the second has the earlier time.
 */
final class Clock {

  private record Day(String agency, int date) {}

  private record Moment(long sequence, int second) {}

  private final Map<Day, List<Moment>> days = new HashMap<>();

  void add(Crossing crossing) {
    if (crossing.sequence() >= 0 && crossing.secondOfDay() >= 0) {
      days.computeIfAbsent(new Day(crossing.agency(), crossing.date()), any -> new ArrayList<>(4))
          .add(new Moment(crossing.sequence(), crossing.secondOfDay()));
    }
  }

  /** The pairs in which it does. */
  Share backward() {
    Share sum = Share.NONE;
    for (List<Moment> day : days.values()) {
      day.sort(Comparator.comparingLong(Moment::sequence).thenComparingInt(Moment::second));
      for (int i = 1; i < day.size(); i++) {
        boolean backward = day.get(i).second() < day.get(i - 1).second();
        sum = sum.plus(new Share(backward ? 1 : 0, 1));
      }
    }
    return sum;
  }
}
