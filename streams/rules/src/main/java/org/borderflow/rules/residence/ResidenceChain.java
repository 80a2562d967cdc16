package org.borderflow.rules.residence;

import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.InitialStatus;

/**
 * Judges an itinerary by one rule: residence after a crossing is residence before the next one, so
 * a verdict may have to wait for those before it (Stats NZ, migrbc).
 *
 * <p>Two dates run along the chain. <em>Known</em> is Stats NZ's date of finalisation, which is
 * published. <em>Seen</em> is the first day on which somebody looking at the records could tell; it
 * is a day later for a "no" and decides what is final as of a date.
 */
public final class ResidenceChain {
  private final Spells spells;
  private final Race race;
  private final EarlyNo earlyNo;
  private final Outcome[] outcomes;
  private int nextVisible = Day.NONE;

  private ResidenceChain(ResidenceRule rule, Spells spells) {
    this.spells = spells;
    this.race = new Race(rule, spells);
    this.earlyNo = new EarlyNo(rule, spells);
    this.outcomes = new Outcome[spells.count()];
  }

  /**
   * Judges every crossing.
   *
   * @param rule the rule
   * @param spells the itinerary's spells; no crossing is later than {@code asOf}
   * @param initial residence known from elsewhere, null if none
   * @param asOf the last day that is known
   */
  public static ResidenceChain judge(
      ResidenceRule rule, Spells spells, InitialStatus initial, int asOf) {
    ResidenceChain chain = new ResidenceChain(rule, spells);
    chain.run(initial, asOf);
    return chain;
  }

  /** The outcome of the crossing with that number. */
  public Outcome outcome(int crossing) {
    return outcomes[crossing];
  }

  /**
   * The first day after the as-of date on which a verdict can be seen if nobody crosses any more,
   * {@link Day#NONE} if all are final.
   */
  public int nextVisible() {
    return nextVisible;
  }

  private void run(InitialStatus initial, int asOf) {
    int known = spells.date(0);
    int seen = known;
    boolean givenInTime = initial != null && initial.knownFrom() <= known;
    boolean givenLater = initial != null && !givenInTime;
    boolean resident = givenInTime ? initial.resident() : spells.direction(0) == Direction.EXIT;

    for (int i = 0; i < spells.count(); i++) {
      known = Math.max(known, spells.date(i));
      seen = Math.max(seen, spells.date(i));
      if (givenLater && known == initial.knownFrom()) {
        // Published cases IRS-02 and IRS-04: it replaces the computed status here and only here.
        resident = initial.resident();
      }
      if (!migrating(i, resident)) {
        settle(i, Verdict.NOT_MIGRANT, resident, resident, known);
        continue;
      }
      Race.Finish finish = race.from(i);
      boolean mayBeReplaced = givenLater && known < initial.knownFrom();
      earlyNo.mark(
          i, known, seen, finish.visibleFrom(), mayBeReplaced ? initial.knownFrom() : Day.NONE);
      if (finish.visibleFrom() > asOf) {
        nextVisible = finish.visibleFrom();
        waitFrom(i, resident, asOf);
        return;
      }
      int decided = Math.max(finish.date(), known);
      boolean after = finish.migrant() != resident;
      settle(i, finish.migrant() ? Verdict.MIGRANT : Verdict.NOT_MIGRANT, resident, after, decided);
      resident = after;
      known = decided;
      seen = Math.max(seen, finish.visibleFrom());
    }
  }

  private boolean migrating(int crossing, boolean resident) {
    return (spells.direction(crossing) == Direction.EXIT) == resident;
  }

  private void settle(int crossing, Verdict verdict, boolean before, boolean after, int decided) {
    int early = earlyNo.decidedOn(crossing);
    outcomes[crossing] =
        Outcome.settled(verdict, before, after, early == Day.NONE ? decided : early);
  }

  private void waitFrom(int open, boolean resident, int asOf) {
    outcomes[open] = Outcome.pending(Residence.of(resident));
    for (int i = open + 1; i < outcomes.length; i++) {
      int early = earlyNo.decidedOn(i);
      boolean certain = early != Day.NONE && early <= asOf;
      outcomes[i] = certain ? Outcome.settledEarly(early) : Outcome.WAITING;
      if (early != Day.NONE && !certain) {
        nextVisible = Math.min(nextVisible, early);
      }
    }
  }
}
