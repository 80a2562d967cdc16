package org.borderflow.clearing.check;

import static org.borderflow.clearing.check.Reason.IMPLAUSIBLE_JUMP;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;
import org.borderflow.clearing.deposit.Thousandths;

/**
 * Months that look like a slip: in another unit, of another column, half a file. A month is one if
 * it is more than ten times the median of the up to twelve months before it and 300, or less than a
 * tenth of that median less 300. Small corridors leap by themselves, hence the 300. Closed borders
 * and wars look the same: such months are confirmed by the depositor.
 */
final class JumpCheck {

  private static final int FACTOR = 10;
  private static final long ROOM = 300L * Series.THOUSANDTHS;
  private static final int MONTHS_BEFORE = 12;
  private static final int FEWEST_BEFORE = 6;

  private final Set<Period> confirmed;
  private final Findings findings;

  JumpCheck(Set<Period> confirmed, Findings findings) {
    this.confirmed = confirmed;
    this.findings = findings;
  }

  /**
   * Looks at the months of a table, with what was deposited before as its past.
   *
   * @param before what was deposited before, of a series
   */
  void check(Map<SeriesKey, Series> table, Function<SeriesKey, Optional<Series>> before) {
    table.forEach(
        (key, series) -> {
          if (key.frequency() == Frequency.MONTHLY && key.isOfEverybody()) {
            check(key, series, before.apply(key));
          }
        });
  }

  private void check(SeriesKey key, Series now, Optional<Series> before) {
    long[] past = new long[MONTHS_BEFORE];
    for (int index = now.first(); index <= now.last(); index++) {
      if (!now.mark(index).hasValue() || confirmed.contains(month(index))) {
        continue;
      }
      int known = 0;
      for (int earlier = index - MONTHS_BEFORE; earlier < index; earlier++) {
        Series telling = now.mark(earlier).hasValue() ? now : before.orElse(now);
        if (telling.mark(earlier).hasValue()) {
          past[known] = telling.value(earlier);
          known++;
        }
      }
      if (known >= FEWEST_BEFORE) {
        Arrays.sort(past, 0, known);
        judge(key, index, now.value(index), past[known / 2]);
      }
    }
  }

  private void judge(SeriesKey key, int index, long value, long usual) {
    if (value > FACTOR * usual + ROOM || FACTOR * value + ROOM < usual) {
      findings.add(
          Finding.ofTable(
              IMPLAUSIBLE_JUMP,
              key
                  + " "
                  + month(index)
                  + ": "
                  + Thousandths.text(value)
                  + " after a median of "
                  + Thousandths.text(usual)));
    }
  }

  private static Period month(int index) {
    return new Period(Frequency.MONTHLY, index);
  }
}
