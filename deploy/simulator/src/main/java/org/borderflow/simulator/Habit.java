package org.borderflow.simulator;

/**
 * Something that somebody does now and then: a kind of trip and how often.
 *
 * @param country where to or where from; empty if another one each time
 */
record Habit(
    double perYear,
    Season season,
    Nights nights,
    Purpose purpose,
    Route route,
    TravellerClass travellerClass,
    String country) {

  static Habit of(double perYear, Season season, Nights nights, Purpose purpose, Route route) {
    return new Habit(perYear, season, nights, purpose, route, TravellerClass.ORDINARY, "");
  }

  Habit as(TravellerClass other) {
    return new Habit(perYear, season, nights, purpose, route, other, country);
  }

  Habit with(String other) {
    return new Habit(perYear, season, nights, purpose, route, travellerClass, other);
  }
}
