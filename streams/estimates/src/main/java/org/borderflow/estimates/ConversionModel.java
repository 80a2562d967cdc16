package org.borderflow.estimates;

import java.util.HashMap;
import java.util.Map;

/**
 * How likely a pending crossing is to become a migration, learned from {@link StepCounts}.
 *
 * <p>The way to a verdict is a chain of steps between {@link Checkpoints}. For each step the shares
 * of its ends are learned from all crossings that have made it, decided or not, so nothing is
 * censored and the newest months count at once; the probability of a migration then follows
 * backwards from the verdicts. Shares of a special group are pulled towards those of the more
 * general one, as if some crossings more had gone its way. Older months weigh less, see {@link
 * Weight}.
 *
 * <p>Weights are whole numbers and groups are visited in a fixed order, so equal counts give equal
 * probabilities, bit by bit.
 */
public final class ConversionModel {
  /** Crossings that the more general group weighs, by level; at the top, the prior. */
  private static final double[] PULL = {0.5, 0.5, 1, 4, 12};

  /** Fewer crossings than these say nothing about a group. */
  private static final double ENOUGH = 5;

  private static final int COLD_MONTHS = 21;

  private final Checkpoints checkpoints;
  private final Prior prior;
  private final Map<String, GroupRates> groups = new HashMap<>();
  private int month = Integer.MIN_VALUE;
  private int learned;

  /** Knows nothing yet. */
  public ConversionModel(Checkpoints checkpoints, Prior prior) {
    this.checkpoints = checkpoints;
    this.prior = prior;
  }

  /**
   * Learns the steps of a month. Months must come in ascending order; of the last one, as many of
   * its days as there are.
   */
  public void learn(int newMonth, StepCounts counts) {
    if (newMonth <= month) {
      throw new IllegalArgumentException("month " + newMonth + " after " + month);
    }
    month = newMonth;
    learned++;
    counts.of(month).forEach(this::learn);
    groups.values().forEach(group -> group.learnedTo(month));
  }

  private void learn(Step step, long count) {
    for (int level = 0; level < Traits.LEVELS; level++) {
      GroupRates rates = groups.get(step.traits().level(level));
      if (rates == null) {
        GroupRates parent = level == 0 ? null : groups.get(step.traits().level(level - 1));
        rates = new GroupRates(parent, PULL[level], checkpoints.count());
        groups.put(step.traits().level(level), rates);
      }
      rates.add(step, count);
    }
  }

  /**
   * The probability in millionths that a crossing becomes a migration: 0 or 1,000,000 if and only
   * if that is certain.
   *
   * @param asOf a day in the month that was learned last
   */
  public int millionths(Trail trail, int asOf) {
    int state = trail.stateOn(asOf);
    if (state >= RaceState.PENDING) {
      return state == RaceState.MIGRANT ? 1_000_000 : 0;
    }
    double probability = probability(trail.traits(), asOf - trail.date(), state);
    return Math.max(1, Math.min(999_999, (int) Math.round(probability * 1e6)));
  }

  /**
   * Whether so few months have been learned that hardly any outcome is among them: fewer than a
   * window and some more.
   */
  public boolean isCold() {
    return learned < COLD_MONTHS;
  }

  /** The share of steps from a state that are expected to change sides or to end. */
  double moves(String group, int checkpoint, int from) {
    GroupRates rates = groups.get(group);
    if (rates == null) {
      return 0;
    }
    GroupRates.Shares shares = rates.shares(checkpoint, from);
    if (shares == null) {
      return 0;
    }
    double moves = 0;
    for (int i = 0; i < shares.to().length; i++) {
      moves += RaceState.isMove(from, shares.to()[i]) ? shares.share()[i] : 0;
    }
    return moves;
  }

  private double probability(Traits traits, int age, int state) {
    GroupRates rates = group(traits);
    if (rates == null) {
      return prior.of(traits.intention(), state);
    }
    double[][] table = table(rates, traits.intention());
    int checkpoint = checkpoints.passed(age);
    if (checkpoint == checkpoints.count() - 1) {
      return table[checkpoint][state];
    }
    int from = checkpoints.age(checkpoint);
    double way = (age - from) / (double) (checkpoints.age(checkpoint + 1) - from);
    return table[checkpoint][state] * (1 - way) + table[checkpoint + 1][state] * way;
  }

  /** The most special group of which enough is known. */
  private GroupRates group(Traits traits) {
    for (int level = Traits.LEVELS - 1; level > 0; level--) {
      GroupRates rates = groups.get(traits.level(level));
      if (rates != null && rates.entered() >= ENOUGH) {
        return rates;
      }
    }
    return groups.get(traits.level(0));
  }

  private double[][] table(GroupRates rates, Intention intention) {
    double[][] table = rates.table(intention);
    if (table == null) {
      int last = checkpoints.count() - 1;
      table = new double[last + 1][RaceState.COUNT];
      for (int checkpoint = last; checkpoint >= 0; checkpoint--) {
        table[checkpoint][RaceState.MIGRANT] = 1;
        for (int state = 0; state < RaceState.PENDING; state++) {
          double believed = prior.of(intention, state);
          GroupRates.Shares shares = checkpoint == last ? null : rates.shares(checkpoint, state);
          table[checkpoint][state] =
              shares == null ? believed : shares.expected(table[checkpoint + 1], believed);
        }
      }
      rates.keep(intention, table);
    }
    return table;
  }
}
