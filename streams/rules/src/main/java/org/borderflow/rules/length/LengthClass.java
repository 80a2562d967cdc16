package org.borderflow.rules.length;

import java.util.ArrayList;
import java.util.List;

/**
 * A class of lengths. The classes are fixed, so that years and countries can be compared, and the
 * {@linkplain Threshold threshold} of each rule that comes with the library is the first length of
 * one: no class mixes what lies on either side of it.
 *
 * @param from least number of nights
 * @param to greatest number of nights, {@link #NO_END} for the last class
 */
public record LengthClass(int from, int to) {

  /** The last class has no greatest length. */
  public static final int NO_END = Integer.MAX_VALUE;

  private static final int[] FIRST = {0, 1, 4, 8, 15, 31, 60, 90, 183, 270, 365, 730};

  /** All classes, the shortest first. */
  public static final List<LengthClass> ALL = all();

  private static List<LengthClass> all() {
    List<LengthClass> all = new ArrayList<>();
    for (int i = 0; i < FIRST.length; i++) {
      all.add(new LengthClass(FIRST[i], i + 1 < FIRST.length ? FIRST[i + 1] - 1 : NO_END));
    }
    return List.copyOf(all);
  }

  /**
   * The class of a length.
   *
   * @param nights difference of the dates, from 0
   */
  public static LengthClass of(int nights) {
    int index = FIRST.length - 1;
    while (nights < FIRST[index]) {
      index--;
    }
    return ALL.get(index);
  }

  /** Its place among all, from 0. */
  public int number() {
    return ALL.indexOf(this);
  }

  /** As it is published: {@code N0}, {@code N1T3}, {@code N_GE730}. */
  public String code() {
    if (to == NO_END) {
      return "N_GE" + from;
    }
    return from == to ? "N" + from : "N" + from + "T" + to;
  }
}
