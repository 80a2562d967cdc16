package org.borderflow.estimates;

import java.util.Arrays;
import org.borderflow.estimates.GroupRates.Shares;

/**
 * Where the steps from one state at one checkpoint ended, by the {@link Weight} of their months.
 * Ends stay in order, so that sums do not depend on the order in which they came.
 */
final class Ends {
  private int[] to = new int[2];
  private long[] weights = new long[2];
  private int size;
  private long all;
  private int month;

  void add(int newMonth, int state, long count) {
    fadeTo(newMonth);
    int place = Arrays.binarySearch(to, 0, size, state);
    if (place < 0) {
      place = -place - 1;
      insert(place, state);
    }
    weights[place] += Weight.of(count);
    all += Weight.of(count);
  }

  private void insert(int place, int state) {
    if (size == to.length) {
      to = Arrays.copyOf(to, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    System.arraycopy(to, place, to, place + 1, size - place);
    System.arraycopy(weights, place, weights, place + 1, size - place);
    size++;
    to[place] = state;
    weights[place] = 0;
  }

  private void fadeTo(int newMonth) {
    if (all == 0) {
      month = newMonth;
    }
    for (; month < newMonth; month++) {
      all = Weight.faded(all);
      for (int i = 0; i < size; i++) {
        weights[i] = Weight.faded(weights[i]);
      }
    }
  }

  /** The shares of the ends, with some weight left to the prior. */
  Shares shares(int newMonth, double priorWeight) {
    fadeTo(newMonth);
    double weight = Weight.crossings(all) + priorWeight;
    double[] share = new double[size];
    for (int i = 0; i < size; i++) {
      share[i] = Weight.crossings(weights[i]) / weight;
    }
    return new Shares(Arrays.copyOf(to, size), share, priorWeight / weight);
  }

  /** The shares of the ends, pulled towards those of the more general group. */
  Shares mixed(int newMonth, double pull, Shares general) {
    fadeTo(newMonth);
    double weight = Weight.crossings(all) + pull;
    double[] mixed = new double[general.to().length];
    int own = 0;
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = general.share()[i] * pull;
      if (own < size && to[own] == general.to()[i]) {
        mixed[i] += Weight.crossings(weights[own]);
        own++;
      }
      mixed[i] /= weight;
    }
    return new Shares(general.to(), mixed, general.prior() * pull / weight);
  }
}
