package org.borderflow.simulator;

import java.util.List;

/** How old people of a kind are when the period begins. */
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of never change
enum Ages {
  ALL(List.of(0, 5, 12, 18, 25, 30, 35, 42, 50, 58, 65, 72, 80, 92)),
  TOURISTS(List.of(0, 10, 18, 23, 27, 31, 36, 42, 49, 55, 60, 65, 71, 84)),
  STUDENTS(List.of(15, 17, 18, 19, 20, 21, 23, 25, 28, 35)),
  WORKERS(List.of(18, 22, 25, 27, 30, 33, 37, 42, 48, 56, 63)),
  SETTLERS(List.of(0, 7, 18, 25, 28, 32, 36, 41, 48, 60, 74));

  /** Between two neighbouring bounds there are equally many people. */
  private final List<Integer> bounds;

  Ages(List<Integer> bounds) {
    this.bounds = bounds;
  }

  /** An age in days. */
  int draw(Chance chance) {
    int band = chance.below(bounds.size() - 1);
    double years = bounds.get(band) + chance.fraction() * (bounds.get(band + 1) - bounds.get(band));
    return (int) (years * 365.25);
  }
}
