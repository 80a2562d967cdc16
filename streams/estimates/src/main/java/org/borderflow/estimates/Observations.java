package org.borderflow.estimates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.borderflow.estimates.ObservedGroup.Span;
import org.borderflow.rules.travel.Direction;

/**
 * What was seen of pending crossings, as whole numbers that are only ever added and taken away, so
 * that parts may be counted anywhere, in any order, and put together.
 *
 * <p>A step is counted once it is complete, also if the outcome was known earlier: counting
 * outcomes as they come in would see the quick ones first and take them for typical.
 */
public final class Observations {
  private static final int GROUP_BITS = 20;
  private static final int PERIOD_BITS = 20;
  private static final int GROUP_SHIFT = Observation.BITS;
  private static final int PERIOD_SHIFT = GROUP_SHIFT + GROUP_BITS;
  private static final int SPAN_SHIFT = PERIOD_SHIFT + PERIOD_BITS;

  /** Added to periods, so that those before 1970 are not negative. */
  private static final int PERIOD_OFFSET = 1 << (PERIOD_BITS - 1);

  private final LongSums sums = new LongSums();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** The number of a group, to add under. */
  int group(String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      number = names.size();
      if (number == 1 << GROUP_BITS) {
        throw new IllegalStateException("More than " + number + " groups at once");
      }
      numbers.put(name, number);
      names.add(name);
    }
    return number;
  }

  /** Adds to a number of a group. */
  void add(Span span, int period, int group, int observation, long count) {
    long key =
        (long) span.ordinal() << SPAN_SHIFT
            | (long) (period + PERIOD_OFFSET) << PERIOD_SHIFT
            | (long) group << GROUP_SHIFT
            | observation;
    sums.add(key, count);
  }

  /** Adds a crossing that was made on a day. */
  public void crossing(int day, Direction direction, long count) {
    int group = group(direction == Direction.ENTRY ? "A" : "D");
    add(Span.WEEK, WeeklyCrossings.weekOf(day), group, Observation.CROSSINGS, count);
  }

  /** Adds the numbers of another part. */
  public void add(Observations other) {
    other.forEach(
        (group, counts) -> {
          int number = group(group.group());
          for (int i = 0; i < counts.size(); i++) {
            add(group.span(), group.period(), number, counts.observation(i), counts.count(i));
          }
        });
  }

  /** Shows the numbers of each group that are not zero. */
  public void forEach(BiConsumer<ObservedGroup, Counts> visitor) {
    long[] keys = sums.keysOfSums();
    int begin = 0;
    while (begin < keys.length) {
      long which = keys[begin] >>> GROUP_SHIFT;
      int end = begin + 1;
      while (end < keys.length && keys[end] >>> GROUP_SHIFT == which) {
        end++;
      }
      int[] observations = new int[end - begin];
      long[] counts = new long[end - begin];
      for (int i = begin; i < end; i++) {
        observations[i - begin] = (int) keys[i] & (1 << Observation.BITS) - 1;
        counts[i - begin] = sums.of(keys[i]);
      }
      visitor.accept(group(keys[begin]), new Counts(observations, counts));
      begin = end;
    }
  }

  private ObservedGroup group(long key) {
    return new ObservedGroup(
        Span.values()[(int) (key >>> SPAN_SHIFT)],
        (int) (key >>> PERIOD_SHIFT & (1 << PERIOD_BITS) - 1) - PERIOD_OFFSET,
        names.get((int) (key >>> GROUP_SHIFT & (1 << GROUP_BITS) - 1)));
  }

  /** The numbers by group. */
  Map<ObservedGroup, Counts> byGroup() {
    Map<ObservedGroup, Counts> groups = new HashMap<>();
    forEach(groups::put);
    return groups;
  }

  /** The numbers of a span by period, ascending, and group. */
  public SortedMap<Integer, Map<String, Counts>> by(Span span) {
    SortedMap<Integer, Map<String, Counts>> periods = new TreeMap<>();
    forEach(
        (group, counts) -> {
          if (group.span() == span) {
            periods
                .computeIfAbsent(group.period(), any -> new HashMap<>())
                .put(group.group(), counts);
          }
        });
    return periods;
  }

  /** How many numbers there are; some may be zero. */
  public int size() {
    return sums.size();
  }

  /** Forgets everything. */
  public void clear() {
    sums.clear();
    numbers.clear();
    names.clear();
  }

  @Override
  public String toString() {
    return byGroup().toString();
  }
}
