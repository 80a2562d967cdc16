package org.borderflow.estimates;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.borderflow.estimates.Snapshot.Flow;

/**
 * What was said of each month at the end of each later one, and the intervals that follow from how
 * wrong it was.
 *
 * <p>Past errors at about the same lead are compared with what chance alone explains; what is left
 * over is expressed as a share of the migrants that were expected but not certain, upwards and
 * downwards apart. That share, and chance, make the interval. Errors of months that are not settled
 * yet count as far as they have shown: after a break, intervals widen with the first revisions.
 */
public final class Revisions {
  /** Lead of the last snapshot; what is said then hardly changes any more. */
  public static final int LAST_LEAD = 17;

  /** Half-width of a 95 % interval in standard deviations. */
  private static final double REACH = 1.96;

  /** What whole persons need where almost all is settled. */
  private static final double ROUNDING = 0.25;

  /** Months after which a past error counts half. */
  private static final double USUAL_HALF_LIFE = 18;

  private static final double RECENT_HALF_LIFE = 3;

  /** How much of the recent mean square makes itself felt when it exceeds the usual one. */
  private static final double RECENT_WEIGHT = 0.5;

  /** Neighbouring leads that tell something of a lead. */
  private static final int USUAL_LEADS = 1;

  private static final int RECENT_LEADS = 3;

  /** What is supposed as long as few past errors are known, and how many of them that weighs. */
  private static final double PRIOR_SHARE = 0.03;

  private static final double PRIOR_WEIGHT = 4;

  /** The least share in an alarm. */
  private static final double ALARMED_SHARE = 0.5;

  /** The least share as long as hardly any outcome is known. */
  private static final double COLD_SHARE = 1;

  /** Of what is pending, what must then be thought possible. */
  private static final double COLD_PENDING = 0.1;

  private final Map<Flow, Map<Integer, Snapshot[]>> snapshots = new EnumMap<>(Flow.class);

  /** Adds what was said. */
  public void add(Snapshot snapshot) {
    snapshots.computeIfAbsent(snapshot.flow(), any -> new TreeMap<>())
            .computeIfAbsent(snapshot.month(), any -> new Snapshot[LAST_LEAD + 1])[
            snapshot.lead()] =
        snapshot;
  }

  /**
   * The interval of a number that was added, by what was known at the same time.
   *
   * @param alarmed whether travellers have lately been moving otherwise than expected
   */
  public Interval interval(Snapshot now, boolean alarmed) {
    Interval halves = halves(now, alarmed);
    return new Interval(
        Math.max((double) now.least(), now.estimate() - halves.lower()),
        Math.min((double) now.most(), now.estimate() + halves.upper()));
  }

  private Interval halves(Snapshot now, boolean alarmed) {
    double up = share(now, 1);
    double down = share(now, -1);
    if (alarmed || now.cold()) {
      double least = now.cold() ? COLD_SHARE : ALARMED_SHARE;
      up = Math.max(up, least);
      down = Math.max(down, least);
    }
    return new Interval(half(now, down), half(now, up));
  }

  private static double half(Snapshot now, double share) {
    double expected =
        now.cold()
            ? Math.max(now.expected(), COLD_PENDING * (now.most() - now.least()))
            : now.expected();
    double open = share * expected;
    return REACH * Math.sqrt(now.variance() + open * open) + ROUNDING;
  }

  private double share(Snapshot now, int sign) {
    double usual = square(now, sign, USUAL_HALF_LIFE, USUAL_LEADS);
    double recent = square(now, sign, RECENT_HALF_LIFE, RECENT_LEADS);
    return Math.sqrt(Math.max(usual, RECENT_WEIGHT * recent));
  }

  /** The mean square of past errors in one direction beyond chance, relative to what was open. */
  private double square(Snapshot now, int sign, double halfLife, int leads) {
    double errors = 0;
    double open = 0;
    double weights = 0;
    for (Map.Entry<Integer, Snapshot[]> month : snapshots.get(now.flow()).entrySet()) {
      for (int lead = Math.max(0, now.lead() - leads);
          lead <= Math.min(LAST_LEAD, now.lead() + leads);
          lead++) {
        Snapshot then = month.getValue()[lead];
        Snapshot since = then == null ? null : latest(month.getValue(), now.asOf());
        if (then == null || then.cold() || then.asOf() >= now.asOf() || since.lead() <= lead) {
          continue;
        }
        double weight = StrictMath.pow(0.5, (now.asOf() - then.asOf()) / halfLife);
        double error = since.estimate() - then.estimate();
        double chance = Math.max(0, then.variance() - since.variance());
        errors += weight * ((error * sign > 0 ? 2 * error * error : 0) - chance);
        open += weight * then.expected() * then.expected();
        weights += weight;
      }
    }
    if (weights == 0) {
      return PRIOR_SHARE * PRIOR_SHARE;
    }
    double prior = PRIOR_WEIGHT * open / weights;
    return Math.max(0, errors + prior * PRIOR_SHARE * PRIOR_SHARE) / Math.max(1e-9, open + prior);
  }

  private static Snapshot latest(Snapshot[] leads, int asOf) {
    Snapshot latest = null;
    for (Snapshot each : leads) {
      if (each != null && each.asOf() <= asOf) {
        latest = each;
      }
    }
    return latest;
  }
}
