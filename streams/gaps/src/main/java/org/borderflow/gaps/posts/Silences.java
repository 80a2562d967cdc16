package org.borderflow.gaps.posts;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Finds silent periods: runs of at least {@link #LEAST_DAYS} days without a record in which at
 * least {@link #LEAST_EXPECTED} were to be expected by the post's own daily mean over its whole
 * period. If records came independently of each other, so many would fail to appear by chance once
 * in 20,000 times (e to the minus 10).
 *
 * <p>A post that is closed for a season is silent by this rule as well: the data cannot tell.
 */
public final class Silences {

  /** Weekends are no silence. */
  public static final int LEAST_DAYS = 3;

  /** So many records have to be missing. */
  public static final int LEAST_EXPECTED = 10;

  private Silences() {}

  /**
   * The silent periods of a post, in order.
   *
   * @param records how many records are of each day on which there are any
   * @param first the first day of the post's period
   * @param last the last day of the period
   */
  public static List<Silence> of(SortedMap<Integer, Long> records, int first, int last) {
    SortedMap<Integer, Long> within = records.subMap(first, last + 1);
    long sum = within.values().stream().mapToLong(Long::longValue).sum();
    long days = last - first + 1L;
    List<Silence> silences = new ArrayList<>();
    int quietFrom = first;
    for (int day : within.keySet()) {
      add(new Silence(quietFrom, day - 1), sum, days, silences);
      quietFrom = day + 1;
    }
    add(new Silence(quietFrom, last), sum, days, silences);
    return silences;
  }

  private static void add(Silence silence, long sum, long days, List<Silence> silences) {
    if (silence.days() >= LEAST_DAYS && silence.days() * sum >= LEAST_EXPECTED * days) {
      silences.add(silence);
    }
  }
}
