package org.borderflow.simulator;

/** One person passing one post, as it really happened: local date (epoch day) and time there. */
record Crossing(
    Traveller traveller, Direction direction, int day, int second, Post post, Trip trip) {

  boolean inScope() {
    return trip.travellerClass().inScope();
  }
}
