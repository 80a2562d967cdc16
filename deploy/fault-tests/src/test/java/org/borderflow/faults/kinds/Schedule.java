package org.borderflow.faults.kinds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** In which order kinds of faults strike: each so often, shuffled by a seed. */
public final class Schedule {

  private Schedule() {}

  /**
   * Shuffles.
   *
   * @param ofEachKind how often each kind strikes
   */
  public static List<Kind> of(List<Kind> kinds, int ofEachKind, Random random) {
    List<Kind> order = new ArrayList<>();
    for (int time = 0; time < ofEachKind; time++) {
      order.addAll(kinds);
    }
    Collections.shuffle(order, random);
    return order;
  }
}
