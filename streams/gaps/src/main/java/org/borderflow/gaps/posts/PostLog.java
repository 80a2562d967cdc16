package org.borderflow.gaps.posts;

import java.util.List;
import java.util.TreeMap;
import org.borderflow.gaps.fields.Seen;
import org.borderflow.gaps.fields.Share;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;

/** Gathers what is known of one post. */
public final class PostLog {

  /** Zones may make this difference. */
  private static final int A_DAY = -1;

  private final String post;
  private final TreeMap<Integer, Long> days = new TreeMap<>();
  private final Clock clock = new Clock();
  private final Lags lags = new Lags();
  private long entries;
  private long exits;
  private long refused;
  private long future;
  private long ahead;
  private long judgedEntries;
  private long judgedExits;
  private long unmatchedEntries;
  private long unmatchedExits;
  private long contradicted;
  private long supposed;

  public PostLog(String post) {
    this.post = post;
  }

  /** A crossing at this post. */
  public void add(Seen seen) {
    Crossing crossing = seen.crossing();
    days.merge(crossing.date(), 1L, Long::sum);
    if (crossing.direction() == Direction.ENTRY) {
      entries++;
    } else {
      exits++;
    }
    clock.add(crossing);
    if (seen.lag() != Seen.NO_LAG) {
      lags.add(seen.lag());
      ahead += seen.lag() < A_DAY ? 1 : 0;
    }
  }

  /** A crossing at this post that the rules see. */
  public void addJudged(Crossing crossing, boolean isContradicted) {
    if (crossing.direction() == Direction.ENTRY) {
      judgedEntries++;
    } else {
      judgedExits++;
    }
    contradicted += isContradicted ? 1 : 0;
  }

  /** A crossing at this post has no counterpart. */
  public void addUnmatched(Crossing crossing) {
    if (crossing.direction() == Direction.ENTRY) {
      unmatchedEntries++;
    } else {
      unmatchedExits++;
    }
  }

  /** A crossing would be supposed, with the facts of one at this post. */
  public void addSupposed() {
    supposed++;
  }

  /** A record that names this post was refused. */
  public void addRefused(boolean forFutureDate) {
    refused++;
    future += forFutureDate ? 1 : 0;
  }

  /**
   * What comes of it.
   *
   * @param from the first day of the data
   * @param asOf the last day of the data
   */
  public PostFigures figures(int from, int asOf) {
    int first = days.isEmpty() ? from : Math.max(from, days.firstKey());
    int last = days.isEmpty() ? from : days.lastKey();
    long period = Math.max(0, asOf - first + 1L);
    List<Silence> silences = period == 0 ? List.of() : Silences.of(days, first, asOf);
    long silent = silences.stream().mapToLong(Silence::days).sum();
    long within = days.subMap(first, asOf + 1).values().stream().mapToLong(n -> n).sum();
    long missing = within == 0 ? 0 : roundedHalfUp(within * silent, period - silent);
    long records = entries + exits;
    long judged = judgedEntries + judgedExits;
    return new PostFigures(
        post,
        first,
        last,
        records,
        entries,
        exits,
        refused,
        new Share(days.subMap(first, asOf + 1).size(), period),
        silences,
        new Share(silent, period),
        new Share(within, within + missing),
        new Share(unmatchedEntries, judgedEntries),
        new Share(unmatchedExits, judgedExits),
        new Share(contradicted, judged),
        new Share(supposed, supposed + judged),
        new Share(future, records + refused),
        new Share(ahead, lags.count()),
        clock.backward(),
        lags);
  }

  private static long roundedHalfUp(long numerator, long denominator) {
    return (2 * numerator + denominator) / (2 * denominator);
  }
}
