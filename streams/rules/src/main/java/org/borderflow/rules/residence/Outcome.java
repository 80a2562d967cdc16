package org.borderflow.rules.residence;

import org.borderflow.rules.travel.Day;

/**
 * What a rule says about one crossing, as of a date.
 *
 * @param status how far the judgement has come
 * @param verdict null unless the status is {@link Status#FINAL}
 * @param before residence before the crossing
 * @param after residence after it
 * @param decidedOn the day on which the verdict became certain (Stats NZ's date of finalisation),
 *     {@link Day#NONE} while there is none. For a "no" that was waited for it lies one night before
 *     the day on which the verdict shows, because Stats NZ dates it to the last day back that was
 *     still allowed.
 */
public record Outcome(
    Status status, Verdict verdict, Residence before, Residence after, int decidedOn) {

  /** Of a crossing whose traveller is set aside. */
  public static final Outcome SET_ASIDE =
      new Outcome(Status.SET_ASIDE, null, Residence.UNKNOWN, Residence.UNKNOWN, Day.NONE);

  /** Of a crossing whose traveller's class enters no rule. */
  public static final Outcome OUT_OF_SCOPE =
      new Outcome(Status.OUT_OF_SCOPE, null, Residence.UNKNOWN, Residence.UNKNOWN, Day.NONE);

  /** Of a crossing that waits for an earlier verdict. */
  static final Outcome WAITING = pending(Residence.UNKNOWN);

  public Outcome {
    if ((verdict != null) != (status == Status.FINAL)) {
      throw new IllegalArgumentException(status + " with verdict " + verdict);
    }
  }

  static Outcome pending(Residence before) {
    return new Outcome(Status.PENDING, null, before, Residence.UNKNOWN, Day.NONE);
  }

  static Outcome settled(Verdict verdict, boolean before, boolean after, int decidedOn) {
    return new Outcome(Status.FINAL, verdict, Residence.of(before), Residence.of(after), decidedOn);
  }

  /** A "no" that holds whatever the residence turns out to be. */
  static Outcome settledEarly(int decidedOn) {
    return new Outcome(
        Status.FINAL, Verdict.NOT_MIGRANT, Residence.UNKNOWN, Residence.UNKNOWN, decidedOn);
  }
}
