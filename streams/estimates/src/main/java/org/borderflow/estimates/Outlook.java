package org.borderflow.estimates;

import java.util.List;
import java.util.Map;
import org.borderflow.estimates.Revisions.Drift;
import org.borderflow.estimates.Snapshot.Flow;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Direction;

/** What is expected, on one day, of each crossing that is pending then. */
public final class Outlook {
  private static final long MILLION = 1_000_000;

  private final ResidenceRule rule;
  private final ConversionModel model;
  private final Map<Flow, List<Drift>> drifts;
  private final int asOf;
  private final boolean alarmed;

  Outlook(
      ResidenceRule rule,
      ConversionModel model,
      Map<Flow, List<Drift>> drifts,
      int asOf,
      boolean alarmed) {
    this.rule = rule;
    this.model = model;
    this.drifts = drifts;
    this.asOf = asOf;
    this.alarmed = alarmed;
  }

  /** Whether hardly any outcome is known from which to learn. */
  public boolean isCold() {
    return model.isCold();
  }

  /** Whether travellers have lately been moving otherwise than expected. */
  public boolean isAlarmed() {
    return alarmed;
  }

  /**
   * The probability in millionths that a pending crossing becomes a migration. Of one that is later
   * than this day, what is to be said on its own day.
   */
  public int millionths(PendingCrossing pending) {
    int day = Math.max(asOf, pending.course().since());
    return model.millionths(
        pending.traits(), day - pending.date(), pending.course().stateOn(rule, day));
  }

  /**
   * What a pending crossing adds to what is expected of its month.
   *
   * @param millionths its probability
   */
  public Expectation expectation(PendingCrossing pending, int millionths) {
    int months = Months.of(asOf) - Months.of(pending.date());
    int lead = Math.max(0, Math.min(Revisions.LAST_LEAD, months));
    Flow flow = pending.traits().direction() == Direction.ENTRY ? Flow.ARRIVALS : Flow.DEPARTURES;
    Drift own = drifts.get(flow).get(lead);
    Drift net = drifts.get(Flow.NET).get(lead);
    double open = isCold() ? millionths + Revisions.COLD_PENDING * MILLION : millionths;
    return new Expectation(
        millionths,
        millionths * (MILLION - millionths) / MILLION,
        Math.round(own.up() * open),
        Math.round(own.down() * open),
        Math.round(net.up() * open),
        Math.round(net.down() * open));
  }
}
