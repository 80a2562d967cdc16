package org.borderflow.estimates;

import java.util.HashMap;
import java.util.Map;

/**
 * How likely a pending crossing is to become a migration, learned from {@link Observations}.
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
  private static final double[] PULL = {0.5, 0.5, 1, 6};

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
   *
   * @param counts what was observed in the month, by traits
   */
  public void learn(int newMonth, Map<String, Counts> counts) {
    if (newMonth <= month) {
      throw new IllegalArgumentException("month " + newMonth + " after " + month);
    }
    month = newMonth;
    learned += counts.isEmpty() ? 0 : 1;
    counts.forEach(this::learn);
    groups.values().forEach(group -> group.learnedTo(month));
  }

  private void learn(String traits, Counts counts) {
    GroupRates special = null;
    for (int i = 0; i < counts.size(); i++) {
      int observation = counts.observation(i);
      if (Observation.kind(observation) == Observation.Kind.STEP && counts.count(i) > 0) {
        if (special == null) {
          special = known(new Traits(traits), Traits.LEVELS - 1);
        }
        for (GroupRates rates = special; rates != null; rates = rates.parent()) {
          rates.add(
              month,
              Observation.checkpoint(observation),
              Observation.state(observation),
              Observation.to(observation),
              counts.count(i));
        }
      }
    }
  }

  /** The group of a level, made if it is new. */
  private GroupRates known(Traits traits, int level) {
    String name = traits.level(level);
    GroupRates rates = groups.get(name);
    if (rates == null) {
      GroupRates parent = level == 0 ? null : known(traits, level - 1);
      rates = new GroupRates(parent, PULL[level], checkpoints.count());
      groups.put(name, rates);
    }
    return rates;
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
    return millionths(trail.traits(), asOf - trail.date(), state);
  }

  /**
   * The probability in millionths that a pending crossing becomes a migration.
   *
   * @param age days since the crossing
   * @param state its {@link RaceState}, not decided
   */
  int millionths(Traits traits, int age, int state) {
    int checkpoint = checkpoints.passed(age);
    double probability = at(traits, checkpoint, state);
    if (checkpoint < checkpoints.count() - 1) {
      double way = (age - checkpoints.age(checkpoint)) / (double) length(checkpoint);
      probability = probability * (1 - way) + at(traits, checkpoint + 1, state) * way;
    }
    return Math.max(1, Math.min(999_999, (int) Math.round(probability * 1e6)));
  }

  /** Days from a checkpoint to the next one. */
  int length(int checkpoint) {
    return checkpoints.age(checkpoint + 1) - checkpoints.age(checkpoint);
  }

  /** The probability of a migration at a checkpoint. */
  double at(Traits traits, int checkpoint, int state) {
    GroupRates rates = group(traits);
    return rates == null
        ? prior.of(traits.intention(), state)
        : table(rates, traits)[checkpoint][state];
  }

  /**
   * Whether so few months have been learned that hardly any outcome is among them: fewer than a
   * window and some more.
   */
  public boolean isCold() {
    return learned < COLD_MONTHS;
  }

  /** The most special group of which enough is known. */
  private GroupRates group(Traits traits) {
    GroupRates rates = null;
    for (int level = Traits.LEVELS - 1; level >= 0 && rates == null; level--) {
      rates = groups.get(traits.level(level));
    }
    while (rates != null && rates.parent() != null && rates.entered() < ENOUGH) {
      rates = rates.parent();
    }
    return rates;
  }

  private double[][] table(GroupRates rates, Traits traits) {
    Intention intention = traits.intention();
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
