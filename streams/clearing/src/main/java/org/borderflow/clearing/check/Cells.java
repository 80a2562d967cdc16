package org.borderflow.clearing.check;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;

/** The cells of a table, as far as it has been read: corridors, and the totals beside them. */
final class Cells {

  private static final long ROUNDED_BY_AT_MOST = 2L * Series.THOUSANDTHS;

  private final Map<SeriesKey, Series.Builder> series =
      new TreeMap<>(Comparator.comparing(SeriesKey::toString));

  /** The series of the latest cell: files are sorted, and mostly the next is of the same. */
  private SeriesKey latestKey;

  private Series.Builder latest;

  private long slack;

  /** All of them. */
  Map<SeriesKey, Series.Builder> series() {
    return series;
  }

  /** The series of a key; empty if nothing was said of it. */
  Series.Builder of(SeriesKey key) {
    if (!key.equals(latestKey)) {
      latestKey = key;
      latest = series.computeIfAbsent(key, none -> new Series.Builder());
    }
    return latest;
  }

  /** Takes note of a cell whose value was rounded or has decimals: sums of it may differ a bit. */
  void slacken(boolean rounded, Mark mark, long value) {
    if (rounded) {
      slack = ROUNDED_BY_AT_MOST;
    } else if (mark.hasValue() && value % Series.THOUSANDTHS != 0) {
      slack = Math.max(slack, 1);
    }
  }

  /**
   * By how much a sum may differ from its parts, in thousandths: rounding to base 3 moves a value
   * by 2 at most, decimals by half of the last one.
   *
   * @param parts how many there are
   */
  long slack(int parts) {
    return slack * (parts + 1);
  }
}
