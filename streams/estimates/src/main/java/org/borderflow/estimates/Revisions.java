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

  /**
   * How much the square of an error counts for the side on which it was, and for the other one. Not
   * for its own side alone: after a break errors turn around, and an interval that has learned from
   * a year of errors downwards would reach no further upwards than chance.
   */
  private static final double SAME_SIDE = 1.75;

  private static final double OTHER_SIDE = 2 - SAME_SIDE;

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

  /** Of what is pending, what must then be thought possible besides what is expected. */
  static final double COLD_PENDING = 0.1;

  /** Months of which past errors tell nothing any more. */
  static final int MEMORY = 36;

  private static final double[] USUAL_FADING = fading(USUAL_HALF_LIFE);
  private static final double[] RECENT_FADING = fading(RECENT_HALF_LIFE);

  private final Map<Flow, Map<Integer, Snapshot[]>> snapshots = new EnumMap<>(Flow.class);

  /** Adds what was said. */
  public void add(Snapshot snapshot) {
    snapshots.computeIfAbsent(snapshot.flow(), any -> new TreeMap<>())
            .computeIfAbsent(snapshot.month(), any -> new Snapshot[LAST_LEAD + 1])[
            snapshot.lead()] =
        snapshot;
  }

  /** What was said of a month at the end of another, null if nothing was added. */
  Snapshot said(Flow flow, int month, int lead) {
    Snapshot[] leads = snapshots.getOrDefault(flow, Map.of()).get(month);
    return leads == null ? null : leads[lead];
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
    Drift drift = drift(now.flow(), now.lead(), now.asOf(), now.cold(), alarmed);
    return new Interval(half(now, drift.down()), half(now, drift.up()));
  }

  /**
   * Standard deviations of what drift adds to and takes from a number, as shares of the migrants
   * that are expected but not certain.
   */
  record Drift(double up, double down) {}

  /**
   * The drift to reckon with.
   *
   * @param asOf the month at whose end, or in which, it is
   * @param cold whether hardly any outcome is known from which to learn
   * @param alarmed whether travellers have lately been moving otherwise than expected
   */
  Drift drift(Flow flow, int lead, int asOf, boolean cold, boolean alarmed) {
    double least = cold ? COLD_SHARE : alarmed ? ALARMED_SHARE : 0;
    return new Drift(
        Math.max(least, share(flow, lead, asOf, 1)), Math.max(least, share(flow, lead, asOf, -1)));
  }

  private static double half(Snapshot now, double share) {
    double pending = (double) (now.most() - now.least());
    double open = now.expected() + (now.cold() ? COLD_PENDING * pending : 0);
    return half(now.variance(), share * open);
  }

  /**
   * Half the width of a 95 % interval.
   *
   * @param variance what chance gives
   * @param drift standard deviation of what drift adds
   */
  static double half(double variance, double drift) {
    return REACH * Math.sqrt(variance + drift * drift) + ROUNDING;
  }

  private double share(Flow flow, int lead, int asOf, int sign) {
    double usual = square(flow, lead, asOf, sign, USUAL_FADING, USUAL_LEADS);
    double recent = square(flow, lead, asOf, sign, RECENT_FADING, RECENT_LEADS);
    return Math.sqrt(Math.max(usual, RECENT_WEIGHT * recent));
  }

  /** The mean square of past errors in one direction beyond chance, relative to what was open. */
  private double square(Flow flow, int nowLead, int asOf, int sign, double[] fading, int leads) {
    double errors = 0;
    double open = 0;
    double weights = 0;
    for (Map.Entry<Integer, Snapshot[]> month : snapshots.getOrDefault(flow, Map.of()).entrySet()) {
      for (int lead = Math.max(0, nowLead - leads);
          lead <= Math.min(LAST_LEAD, nowLead + leads);
          lead++) {
        Snapshot then = month.getValue()[lead];
        Snapshot since = then == null ? null : latest(month.getKey(), month.getValue(), asOf);
        if (then == null
            || then.cold()
            || then.asOf() >= asOf
            || then.asOf() < asOf - MEMORY
            || since.lead() <= lead) {
          continue;
        }
        double weight = fading[asOf - then.asOf()];
        double error = since.estimate() - then.estimate();
        double chance = Math.max(0, then.variance() - since.variance());
        double side = error * sign > 0 ? SAME_SIDE : OTHER_SIDE;
        errors += weight * (side * error * error - chance);
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

  /** What was said of a month last. */
  private static Snapshot latest(int month, Snapshot[] leads, int asOf) {
    for (int lead = Math.min(LAST_LEAD, asOf - month); lead >= 0; lead--) {
      if (leads[lead] != null) {
        return leads[lead];
      }
    }
    return null;
  }

  /** How much an error counts, by how many months ago it was said. */
  private static double[] fading(double halfLife) {
    double[] weights = new double[MEMORY + 1];
    for (int ago = 0; ago <= MEMORY; ago++) {
      weights[ago] = StrictMath.pow(0.5, ago / halfLife);
    }
    return weights;
  }
}
