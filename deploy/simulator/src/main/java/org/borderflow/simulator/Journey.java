package org.borderflow.simulator;

/** A single journey by air, told by its purpose and the other country alone. */
final class Journey {

  private Journey() {}

  static Habit of(Purpose purpose, String country) {
    return Habit.of(1, Season.EVEN, Nights.HOLIDAY, purpose, Route.AIR).with(country);
  }
}
