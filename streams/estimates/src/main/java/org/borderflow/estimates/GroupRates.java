package org.borderflow.estimates;

import java.util.Arrays;

/** What has been learned of one group of crossings: the shares of the ends of each step. */
final class GroupRates {
  private final GroupRates parent;
  private final double pull;
  private final Ends[] ends;
  private final Weight entered = new Weight();
  private final int places;
  private final double[][][] tables = new double[Intention.values().length][][];
  private Shares[] shares;
  private int learnedTo;

  /**
   * Nothing is known yet.
   *
   * @param parent the more general group, null at the top
   * @param pull crossings that the parent weighs, or at the top the prior
   */
  GroupRates(GroupRates parent, double pull, int checkpoints) {
    this.parent = parent;
    this.pull = pull;
    this.places = checkpoints * RaceState.PENDING;
    this.ends = new Ends[places];
  }

  /** Adds steps from a state at a checkpoint to a state at the next one, complete in a month. */
  void add(int month, int checkpoint, int from, int to, long count) {
    int at = checkpoint * RaceState.PENDING + from;
    if (ends[at] == null) {
      ends[at] = new Ends();
    }
    ends[at].add(month, to, count);
    if (checkpoint == 0) {
      entered.add(month, count);
    }
  }

  /** The more general group, null at the top. */
  GroupRates parent() {
    return parent;
  }

  /** Says that all of a month was added; what follows from it is worked out anew. */
  void learnedTo(int month) {
    learnedTo = month;
    Arrays.fill(tables, null);
    shares = null;
  }

  /** Crossings that began, by the weight of their months. */
  double entered() {
    return entered.at(learnedTo);
  }

  /** The table kept for an intention, null if it was not worked out since the last month. */
  double[][] table(Intention intention) {
    return tables[intention.ordinal()];
  }

  void keep(Intention intention, double[][] table) {
    tables[intention.ordinal()] = table;
  }

  /** The shares of the states at the next checkpoint; null if nobody was seen in the state. */
  Shares shares(int checkpoint, int from) {
    int at = checkpoint * RaceState.PENDING + from;
    if (shares == null) {
      shares = new Shares[places];
    }
    if (shares[at] == null) {
      shares[at] = workOut(at, checkpoint, from);
    }
    return shares[at];
  }

  private Shares workOut(int at, int checkpoint, int from) {
    Ends seen = ends[at];
    if (parent == null) {
      return seen == null ? null : seen.shares(learnedTo, pull);
    }
    Shares general = parent.shares(checkpoint, from);
    return seen == null || general == null ? general : seen.mixed(learnedTo, pull, general);
  }

  /**
   * The shares of the ends of a step.
   *
   * @param to states, ascending; a special group has no other ends than the more general one
   * @param share of each
   * @param prior what is left to the prior
   */
  record Shares(int[] to, double[] share, double prior) {

    /** The probability of a migration, from those at the next checkpoint and that of the prior. */
    double expected(double[] next, double believed) {
      double sum = prior * believed;
      for (int i = 0; i < to.length; i++) {
        sum += share[i] * next[to[i]];
      }
      return sum;
    }
  }
}
