package org.borderflow.clearing.mirror;

import static org.borderflow.clearing.deposit.Coverage.WHOLE;

import java.util.OptionalInt;
import org.borderflow.clearing.deposit.Thousandths;

/**
 * How much each side counts of those who move.
 *
 * @param origin share that the origin records of departures, in thousandths; empty if not known
 * @param destination share that the destination records of arrivals, in thousandths; empty if not
 *     known
 * @param quality how well the reports bear it out
 */
record Coverages(OptionalInt origin, OptionalInt destination, Quality quality) {

  private static final int AGREED = 100;
  private static final int DISPUTED = 250;

  /**
   * From what is stated and what both have counted in the long run. Where one side states its
   * coverage, that of the other follows from the ratio of the two. Where neither does, the one that
   * counts more is supposed to be whole.
   */
  static Coverages of(OptionalInt origin, OptionalInt destination, LongRun.Sums sums) {
    if (origin.isPresent() && destination.isPresent()) {
      return new Coverages(origin, destination, agreement(origin, destination, sums));
    }
    if (!sums.tell()) {
      return new Coverages(origin, destination, Quality.C);
    }
    if (destination.isPresent()) {
      int inferred = share(destination.getAsInt(), sums.origin(), sums.destination());
      return new Coverages(OptionalInt.of(inferred), destination, Quality.B);
    }
    if (origin.isPresent()) {
      int inferred = share(origin.getAsInt(), sums.destination(), sums.origin());
      return new Coverages(origin, OptionalInt.of(inferred), Quality.B);
    }
    boolean originCountsMore = sums.origin() > sums.destination();
    return new Coverages(
        OptionalInt.of(originCountsMore ? WHOLE : share(WHOLE, sums.origin(), sums.destination())),
        OptionalInt.of(originCountsMore ? share(WHOLE, sums.destination(), sums.origin()) : WHOLE),
        Quality.C);
  }

  private static int share(int ofOther, long counted, long countedByOther) {
    long share = Thousandths.rounded(ofOther * counted, countedByOther);
    return (int) Math.max(1, Math.min(WHOLE, share));
  }

  /** Whether both, corrected by what they state, have counted the same in the long run. */
  private static Quality agreement(OptionalInt origin, OptionalInt destination, LongRun.Sums sums) {
    if (!sums.tell()) {
      return Quality.B;
    }
    long one = Thousandths.rounded(sums.origin() * WHOLE, origin.getAsInt());
    long other = Thousandths.rounded(sums.destination() * WHOLE, destination.getAsInt());
    long apart = Thousandths.rounded(Math.abs(one - other) * WHOLE, Math.max(one, other));
    return apart <= AGREED ? Quality.A : apart <= DISPUTED ? Quality.B : Quality.X;
  }
}
