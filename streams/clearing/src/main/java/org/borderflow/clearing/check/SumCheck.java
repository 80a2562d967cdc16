package org.borderflow.clearing.check;

import java.util.List;
import java.util.Optional;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.Thousandths;

/**
 * Whether parts add up to their whole. Parts that are suppressed, or not there where that does not
 * mean zero, leave the sum open below; it may never exceed the whole.
 */
final class SumCheck {

  private final Cells cells;
  private final boolean absentIsZero;

  SumCheck(Cells cells, boolean absentIsZero) {
    this.cells = cells;
    this.absentIsZero = absentIsZero;
  }

  /**
   * What is wrong in a period, in words; empty if nothing is, or nothing can be told.
   *
   * @param complete whether the parts that are there are all that there may be
   */
  Optional<String> wrong(
      Series.Builder whole, List<Series.Builder> parts, int index, boolean complete) {
    if (!whole.mark(index).hasValue()) {
      return Optional.empty();
    }
    long sum = 0;
    int told = 0;
    boolean open = !complete;
    for (Series.Builder part : parts) {
      Mark mark = part.mark(index);
      if (mark.hasValue()) {
        sum += part.value(index);
        told += mark == Mark.OMITTED ? 0 : 1;
      } else if (mark == Mark.SUPPRESSED) {
        told++;
        open = true;
      } else {
        open |= !absentIsZero;
      }
    }
    if (told == 0) {
      return Optional.empty();
    }
    long slack = cells.slack(told);
    long excess = sum - whole.value(index);
    return excess > slack || (excess < -slack && !open)
        ? Optional.of(
            "the parts are "
                + Thousandths.text(sum)
                + ", the whole is "
                + Thousandths.text(whole.value(index)))
        : Optional.empty();
  }
}
