package org.borderflow.simulator;

import java.util.List;
import java.util.function.ToIntFunction;

/** Choices of which some are likelier than others. */
final class Weighted<T> {

  private final List<T> choices;
  private final int[] upTo;

  private Weighted(List<T> choices, int[] upTo) {
    this.choices = choices;
    this.upTo = upTo;
  }

  static <T> Weighted<T> of(List<T> choices, ToIntFunction<T> weight) {
    int[] upTo = new int[choices.size()];
    int sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weight.applyAsInt(choices.get(i));
      upTo[i] = sum;
    }
    return new Weighted<>(choices, upTo);
  }

  T draw(Chance chance) {
    int at = chance.below(upTo[upTo.length - 1]);
    int i = 0;
    while (upTo[i] <= at) {
      i++;
    }
    return choices.get(i);
  }
}
