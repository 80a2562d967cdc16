package org.borderflow.simulator;

import java.util.ArrayList;
import java.util.List;

/** One person's crossings in the order in which they happened, written down as they are lived. */
final class Life {

  private static final int HOUR = 3600;

  private final World world;
  private final Chance chance;
  private final Traveller traveller;
  private final boolean residentAtStart;
  private final List<Crossing> crossings = new ArrayList<>();
  private Standing standing;
  private int today;

  Life(World world, Chance chance, Traveller traveller, boolean residentAtStart, Standing first) {
    this.world = world;
    this.chance = chance;
    this.traveller = traveller;
    this.residentAtStart = residentAtStart;
    this.standing = first;
    this.today = world.start() - 1;
  }

  World world() {
    return world;
  }

  Chance chance() {
    return chance;
  }

  boolean residentAtStart() {
    return residentAtStart;
  }

  List<Crossing> crossings() {
    return crossings;
  }

  /** The day of the last crossing, or up to which life went on without one. */
  int today() {
    return today;
  }

  boolean isOver() {
    return today >= world.end();
  }

  void changes(Standing next) {
    standing = next;
  }

  /** Lives here until the day comes, going abroad now and then and always coming back. */
  void livesHereUntil(int until, List<Habit> habits) {
    travelsUntil(until, habits, Direction.EXIT);
  }

  /** Lives abroad until the day comes, coming here now and then and always going back. */
  void livesAbroadUntil(int until, List<Habit> habits) {
    travelsUntil(until, habits, Direction.ENTRY);
  }

  /** Crosses once, for good or at least for longer; never twice on one day. */
  void moves(Direction direction, int notBefore, Habit habit) {
    moves(direction, notBefore, anyTime(), habit);
  }

  /** At a time of the day, in seconds. */
  void moves(Direction direction, int notBefore, int second, Habit habit) {
    int day = Math.max(notBefore, today + 1);
    cross(direction, day, second, world.posts().draw(habit.route(), chance), trip(habit, day));
  }

  private void travelsUntil(int until, List<Habit> habits, Direction out) {
    while (today < until) {
      Habit next = null;
      int day = Math.min(until, world.end() + 1);
      for (Habit habit : habits) {
        int due = world.almanac().next(today, habit.season(), habit.perYear(), chance);
        if (due < day) {
          day = due;
          next = habit;
        }
      }
      if (next == null) {
        today = Math.max(today, until - 1);
        return;
      }
      goAndReturn(day, next, out);
    }
  }

  private void goAndReturn(int day, Habit habit, Direction out) {
    Trip trip = trip(habit, day);
    Post first = world.posts().draw(habit.route(), chance);
    int back = habit.nights().returning(day, chance);
    if (back == day) {
      // One post both ways: where only the ledger's line numbers tell the order they must compare.
      cross(out, day, chance.between(6 * HOUR, 11 * HOUR), first, trip);
      cross(out.opposite(), day, chance.between(13 * HOUR, 22 * HOUR), first, trip);
      return;
    }
    Post second = chance.happens(0.8) ? first : world.posts().draw(habit.route(), chance);
    cross(out, day, anyTime(), first, trip);
    cross(out.opposite(), back, anyTime(), second, trip);
  }

  private void cross(Direction direction, int day, int second, Post post, Trip trip) {
    today = day;
    if (day <= world.end()) {
      crossings.add(new Crossing(traveller, direction, day, second, post, trip));
    }
  }

  private int anyTime() {
    return chance.between(5 * HOUR + HOUR / 2, 23 * HOUR);
  }

  private Trip trip(Habit habit, int day) {
    String country =
        habit.country().isEmpty() ? destination(habit.route()).residence() : habit.country();
    return new Trip(
        habit.purpose(),
        standing.permit(),
        standing.authorisedUntil(day),
        country,
        standing.residence(),
        habit.travellerClass());
  }

  private Origin destination(Route route) {
    return route == Route.LAND
        ? world.origins().neighbour(chance)
        : world.origins().visitor(chance);
  }
}
