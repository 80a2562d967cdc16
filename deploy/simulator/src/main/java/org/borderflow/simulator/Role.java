package org.borderflow.simulator;

import java.util.List;

/** The people of the play, and how many of ten thousand each role gets. */
@SuppressWarnings("ImmutableEnumChecker") // records of constants never change
enum Role {
  RESIDENT(3600, Resident.AT_HOME),
  CITIZEN_ABROAD(260, Resident.ABROAD),
  STUDENT(190, Guest.STUDENT),
  WORKER(210, Guest.WORKER),
  SEASONAL_WORKER(90, Guest.SEASONAL_WORKER),
  SETTLER(130, Guest.SETTLER),
  ASYLUM_SEEKER(16, Guest.ASYLUM_SEEKER),
  DIPLOMAT(8, Guest.DIPLOMAT),
  SOLDIER(4, Guest.SOLDIER),
  TOURIST(2550, visitor(0.5, Season.HERE, Nights.HOLIDAY, Purpose.HOLIDAY, Ages.TOURISTS)),
  RELATIVE(
      1000, visitor(0.8, Season.HERE, Nights.FAMILY, Purpose.VISIT_FRIENDS_RELATIVES, Ages.ALL)),
  BUSINESS_VISITOR(
      420, visitor(1.7, Season.BUSINESS, Nights.BUSINESS, Purpose.BUSINESS, Ages.WORKERS)),
  PATIENT(25, visitor(0.5, Season.EVEN, Nights.FAMILY, Purpose.HEALTH, Ages.ALL)),
  PILGRIM(15, visitor(0.5, Season.HERE, Nights.HOLIDAY, Purpose.RELIGION, Ages.ALL)),
  OVERSTAYER(45, visitor(0.35, Season.HERE, Nights.OVERSTAY, Purpose.HOLIDAY, Ages.TOURISTS)),
  EXCURSIONIST(
      240, neighbour(Habit.of(1.5, Season.SHOPPING, Nights.SAME_DAY, Purpose.HOLIDAY, Route.LAND))),
  CRUISE_PASSENGER(
      420,
      new Visitor(
          Habit.of(0.35, Season.CRUISE, Nights.SAME_DAY, Purpose.HOLIDAY, Route.SEA)
              .as(TravellerClass.CRUISE),
          Visitor.From.ANYWHERE,
          Ages.TOURISTS)),
  AIRSIDE_TRANSIT(
      110,
      new Visitor(
          Habit.of(0.7, Season.EVEN, Nights.SAME_DAY, Purpose.TRANSIT, Route.AIR)
              .as(TravellerClass.TRANSIT_AIRSIDE),
          Visitor.From.ANYWHERE,
          Ages.ALL)),
  SHOPPER_FROM_ABROAD(
      40, neighbour(Habit.of(38, Season.SHOPPING, Nights.SAME_DAY, Purpose.SHOPPING, Route.LAND))),
  SHOPPER_GOING_ABROAD(
      40,
      new Regular(Habit.of(30, Season.SHOPPING, Nights.SAME_DAY, Purpose.SHOPPING, Route.LAND))),
  COMMUTER_FROM_ABROAD(
      5,
      neighbour(
          Habit.of(330, Season.COMMUTING, Nights.SAME_DAY, Purpose.EMPLOYMENT, Route.LAND)
              .as(TravellerClass.FRONTIER_WORKER))),
  COMMUTER_GOING_ABROAD(
      3,
      new Regular(
          Habit.of(330, Season.COMMUTING, Nights.SAME_DAY, Purpose.EMPLOYMENT, Route.LAND)
              .as(TravellerClass.FRONTIER_WORKER))),
  FOREIGN_CREW(
      20,
      new Visitor(
          Habit.of(32, Season.EVEN, Nights.LAYOVER, Purpose.EMPLOYMENT, Route.AIR)
              .as(TravellerClass.CREW),
          Visitor.From.ANYWHERE,
          Ages.WORKERS)),
  HOME_CREW(
      14,
      new Regular(
          Habit.of(45, Season.EVEN, Nights.LAYOVER, Purpose.EMPLOYMENT, Route.AIR)
              .as(TravellerClass.CREW)));

  /** All roles, each as likely as it is common. */
  static final Weighted<Role> CAST = Weighted.of(List.of(values()), role -> role.share);

  private final int share;
  private final Story story;

  Role(int share, Story story) {
    this.share = share;
    this.story = story;
  }

  Story story() {
    return story;
  }

  private static Story visitor(
      double perYear, Season season, Nights nights, Purpose purpose, Ages ages) {
    return new Visitor(
        Habit.of(perYear, season, nights, purpose, Route.AIR), Visitor.From.ANYWHERE, ages);
  }

  private static Story neighbour(Habit habit) {
    return new Visitor(habit, Visitor.From.NEXT_DOOR, Ages.WORKERS);
  }
}
