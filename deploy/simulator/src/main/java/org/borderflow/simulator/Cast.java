package org.borderflow.simulator;

import java.util.List;

/** How many of ten thousand people of a shifting country get which story. */
record Cast(int share, Story story) {

  /** A country in which all kinds of people are about as common as anywhere. */
  static final List<Cast> SHIFTING =
      List.of(
          new Cast(2600, new Local(true)),
          new Cast(900, new Local(false)),
          new Cast(750, Newcomer.STUDENT),
          new Cast(850, Newcomer.WORKER),
          new Cast(350, Newcomer.WORKING_HOLIDAY),
          new Cast(350, Newcomer.SETTLER),
          new Cast(500, Newcomer.UNDECLARED),
          new Cast(3700, Caller.PRIVATE));

  /** A country to which many come to study. */
  static final List<Cast> STUDYING =
      List.of(
          new Cast(2500, new Local(true)),
          new Cast(850, new Local(false)),
          new Cast(1500, Newcomer.STUDENT),
          new Cast(750, Newcomer.WORKER),
          new Cast(300, Newcomer.WORKING_HOLIDAY),
          new Cast(300, Newcomer.SETTLER),
          new Cast(450, Newcomer.UNDECLARED),
          new Cast(3350, Caller.PRIVATE));
}
