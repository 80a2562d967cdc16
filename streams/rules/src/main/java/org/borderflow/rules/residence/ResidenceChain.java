package org.borderflow.rules.residence;

import java.util.List;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.rules.travel.KnownResidence;

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
  private final int[] knownFrom;
  private final int[] finalFrom;
  private final ResidenceSoFar before;
  private boolean resident;
  private int known;
  private int seen;
  private int judged;
  private int nextVisible = Day.NONE;

  private ResidenceChain(ResidenceRule rule, Spells spells, ResidenceSoFar before) {
    this.spells = spells;
    this.race = new Race(rule, spells);
    this.earlyNo = new EarlyNo(rule, spells, before == null ? List.of() : before.earlyNo());
    this.outcomes = new Outcome[spells.count()];
    this.knownFrom = new int[spells.count()];
    this.finalFrom = new int[spells.count()];
    this.before = before;
  }

  /**
   * Judges every crossing.
   *
   * @param rule the rule
   * @param spells the itinerary's spells; no crossing is later than {@code asOf}
   * @param before what crossings before the itinerary have made certain, null if there were none
   * @param given residence known from elsewhere
   * @param asOf the last day that is known
   */
  public static ResidenceChain judge(
      ResidenceRule rule, Spells spells, ResidenceSoFar before, KnownResidence given, int asOf) {
    ResidenceChain chain = new ResidenceChain(rule, spells, before);
    chain.run(given, asOf, spells.count());
    return chain;
  }

  /**
   * What the first crossings make certain, as soon as all of them are {@link #judged}.
   *
   * @param crossings how many crossings
   */
  public static ResidenceSoFar after(
      int crossings,
      ResidenceRule rule,
      Spells spells,
      ResidenceSoFar before,
      KnownResidence given) {
    ResidenceChain chain = new ResidenceChain(rule, spells, before);
    chain.run(given, Integer.MAX_VALUE, crossings);
    return new ResidenceSoFar(
        chain.resident, chain.known, chain.seen, chain.earlyNo.from(crossings));
  }

  /** How many crossings from the first on are final with known residence before and after. */
  public int judged() {
    return judged;
  }

  /** The outcome of the crossing with that number. */
  public Outcome outcome(int crossing) {
    return outcomes[crossing];
  }

  /**
   * The first day on which residence before the crossing can be seen; never before the crossing,
   * {@link Integer#MAX_VALUE} if it waits for an earlier verdict.
   */
  public int knownFrom(int crossing) {
    return knownFrom[crossing];
  }

  /**
   * The first day on which the outcome is final, which may lie after the as-of date if nobody
   * crosses until then; {@link Integer#MAX_VALUE} if it waits for an earlier verdict.
   */
  public int finalFrom(int crossing) {
    return finalFrom[crossing];
  }

  /**
   * The first day after the as-of date on which a verdict can be seen if nobody crosses any more,
   * {@link Day#NONE} if all are final.
   */
  public int nextVisible() {
    return nextVisible;
  }

  private void run(KnownResidence given, int asOf, int upTo) {
    begin(given);
    for (int i = 0; i < upTo; i++) {
      judged = i;
      known = Math.max(known, spells.date(i));
      seen = Math.max(seen, spells.date(i));
      InitialStatus replacing = given.on(known);
      if (replacing != null) {
        // Published cases IRS-02 and IRS-04: it replaces the computed status here and only here.
        resident = replacing.resident();
      }
      knownFrom[i] = seen;
      if (!migrating(i)) {
        finalFrom[i] = seen;
        settle(i, Verdict.NOT_MIGRANT, resident, known);
        continue;
      }
      Race.Finish finish = race.from(i);
      earlyNo.mark(i, known, seen, finish.visibleFrom(), given.lastAfter(known));
      finalFrom[i] = Math.max(seen, finish.visibleFrom());
      if (finish.visibleFrom() > asOf) {
        nextVisible = finish.visibleFrom();
        waitFrom(i, asOf);
        return;
      }
      int decided = Math.max(finish.date(), known);
      boolean after = finish.migrant() != resident;
      settle(i, finish.migrant() ? Verdict.MIGRANT : Verdict.NOT_MIGRANT, after, decided);
      resident = after;
      known = decided;
      seen = Math.max(seen, finish.visibleFrom());
    }
    judged = upTo;
  }

  /** Sets out from what is known before the first crossing. */
  private void begin(KnownResidence given) {
    if (before != null) {
      resident = before.resident();
      known = before.known();
      seen = before.seen();
      return;
    }
    known = spells.date(0);
    seen = known;
    InitialStatus initial = given.by(known);
    resident = initial == null ? spells.direction(0) == Direction.EXIT : initial.resident();
  }

  private boolean migrating(int crossing) {
    return (spells.direction(crossing) == Direction.EXIT) == resident;
  }

  private void settle(int crossing, Verdict verdict, boolean after, int decided) {
    int early = earlyNo.decidedOn(crossing);
    if (early != Day.NONE) {
      finalFrom[crossing] = early;
    }
    outcomes[crossing] =
        Outcome.settled(verdict, resident, after, early == Day.NONE ? decided : early);
  }

  private void waitFrom(int open, int asOf) {
    outcomes[open] = Outcome.pending(Residence.of(resident));
    for (int i = open + 1; i < outcomes.length; i++) {
      int early = earlyNo.decidedOn(i);
      boolean certain = early != Day.NONE && early <= asOf;
      knownFrom[i] = Integer.MAX_VALUE;
      finalFrom[i] = early == Day.NONE ? Integer.MAX_VALUE : early;
      outcomes[i] = certain ? Outcome.settledEarly(early) : Outcome.WAITING;
      if (early != Day.NONE && !certain) {
        nextVisible = Math.min(nextVisible, early);
      }
    }
  }
}
