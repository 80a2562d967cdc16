package org.borderflow.clearing.mirror;

import java.util.Arrays;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Series;

/**
 * What one side says of a corridor now, period by period, and in which of its deposits it said so.
 */
public final class Reported {

  private final Series series;
  private final long[] deposits;

  private Reported(Series series, long[] deposits) {
    this.series = series;
    this.deposits = deposits;
  }

  /** What a first deposit says. */
  public static Reported of(Series series, long deposit) {
    long[] deposits = new long[series.last() - series.first() + 1];
    Arrays.fill(deposits, deposit);
    return new Reported(series, deposits);
  }

  /**
   * What several deposits say.
   *
   * @param deposits number of the deposit by period, from the first of the series
   */
  public static Reported of(Series series, long[] deposits) {
    return new Reported(series, deposits.clone());
  }

  /** With what a later deposit says; of what it says nothing, all stays as it is. */
  public Reported revisedBy(Series later, long deposit) {
    int first = Math.min(series.first(), later.first());
    int last = Math.max(series.last(), later.last());
    Series.Builder together = new Series.Builder();
    long[] by = new long[last - first + 1];
    for (int index = first; index <= last; index++) {
      boolean told = later.mark(index) != Mark.ABSENT;
      Series telling = told ? later : series;
      together.put(index, telling.mark(index), telling.value(index));
      by[index - first] = told ? deposit : deposit(index);
    }
    return new Reported(together.build(), by);
  }

  /** What is said. */
  public Series series() {
    return series;
  }

  /** Number of the deposit that says it of a period; 0 if none says anything. */
  public long deposit(int index) {
    return series.mark(index) == Mark.ABSENT ? 0 : deposits[index - series.first()];
  }
}
