package org.borderflow.rules.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which spots are in the same place of a cube. Their codes are compared once for each
 * dimension; what several dimensions have in common follows from that.
 */
final class AlikeSpots {

  /** Up to so many spots are compared one by one, as nearly always; more are hashed. */
  private static final int FEW = 32;

  private static final int DIMENSIONS = Dimension.values().length;

  private final Spot[] spots;
  private final int[][] byDimension = new int[DIMENSIONS][];

  AlikeSpots(Spot[] spots) {
    this.spots = spots;
  }

  /** For each spot the first one with the same codes in all these dimensions. */
  int[] in(List<Dimension> dimensions) {
    if (dimensions.isEmpty()) {
      return new int[spots.length];
    }
    int[] firsts = in(dimensions.get(0).ordinal());
    for (int i = 1; i < dimensions.size(); i++) {
      firsts = inBoth(firsts, in(dimensions.get(i).ordinal()));
    }
    return firsts;
  }

  private int[] in(int dimension) {
    if (byDimension[dimension] == null) {
      byDimension[dimension] = firsts(dimension);
    }
    return byDimension[dimension];
  }

  private int[] firsts(int dimension) {
    int[] firsts = new int[spots.length];
    if (spots.length > FEW) {
      Map<String, Integer> known = new HashMap<>();
      Arrays.setAll(firsts, i -> known.computeIfAbsent(spots[i].codes()[dimension], code -> i));
      return firsts;
    }
    for (int i = 0; i < firsts.length; i++) {
      String code = spots[i].codes()[dimension];
      int first = 0;
      while (first < i && !code.equals(spots[first].codes()[dimension])) {
        first++;
      }
      firsts[i] = first;
    }
    return firsts;
  }

  private static int[] inBoth(int[] some, int[] others) {
    int[] firsts = new int[some.length];
    if (some.length > FEW) {
      Map<Long, Integer> known = new HashMap<>();
      Arrays.setAll(
          firsts, i -> known.computeIfAbsent((long) some[i] * some.length + others[i], both -> i));
      return firsts;
    }
    for (int i = 0; i < firsts.length; i++) {
      int first = Math.max(some[i], others[i]);
      while (some[first] != some[i] || others[first] != others[i]) {
        first++;
      }
      firsts[i] = first;
    }
    return firsts;
  }
}
