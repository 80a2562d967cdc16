package org.borderflow.estimates;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What has been learned of one group of crossings: the shares of the ends of each step. */
final class GroupRates {
  private final GroupRates parent;
  private final double pull;
  private final Map<Integer, Ends> ends = new HashMap<>();
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
  }

  /** The weights of the ends of the steps from one state at one checkpoint. */
  private static final class Ends {
    private final Weight all = new Weight();
    private int[] to = new int[2];
    private Weight[] weights = new Weight[2];
    private int size;

    /** Ends stay in order, so that sums do not depend on the order in which they came. */
    Weight of(int state) {
      int at = Arrays.binarySearch(to, 0, size, state);
      if (at >= 0) {
        return weights[at];
      }
      int place = -at - 1;
      if (size == to.length) {
        to = Arrays.copyOf(to, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
      }
      System.arraycopy(to, place, to, place + 1, size - place);
      System.arraycopy(weights, place, weights, place + 1, size - place);
      size++;
      to[place] = state;
      weights[place] = new Weight();
      return weights[place];
    }

    Shares shares(int month, double priorWeight) {
      double weight = all.at(month) + priorWeight;
      double[] share = new double[size];
      for (int i = 0; i < size; i++) {
        share[i] = weights[i].at(month) / weight;
      }
      return new Shares(Arrays.copyOf(to, size), share, priorWeight / weight);
    }
  }

  /** Adds steps from a state at a checkpoint to a state at the next one, complete in a month. */
  void add(int month, int checkpoint, int from, int to, long count) {
    int at = checkpoint * RaceState.PENDING + from;
    Ends known = ends.computeIfAbsent(at, any -> new Ends());
    known.all.add(month, count);
    known.of(to).add(month, count);
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
    Ends seen = ends.get(at);
    if (parent == null) {
      return seen == null ? null : seen.shares(learnedTo, pull);
    }
    Shares general = parent.shares(checkpoint, from);
    if (seen == null || general == null) {
      return general;
    }
    double weight = seen.all.at(learnedTo) + pull;
    double[] mixed = new double[general.to.length];
    int own = 0;
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = general.share[i] * pull;
      if (own < seen.size && seen.to[own] == general.to[i]) {
        mixed[i] += seen.weights[own].at(learnedTo);
        own++;
      }
      mixed[i] /= weight;
    }
    return new Shares(general.to, mixed, general.prior * pull / weight);
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
