package org.borderflow.simulator;

import java.util.List;

/** A foreigner who comes to live here for some time, and may stay. */
@SuppressWarnings("ImmutableEnumChecker") // records of constants never change
enum Guest implements Story {
  STUDENT(
      Permit.STUDENT,
      Purpose.EDUCATION,
      TravellerClass.ORDINARY,
      Season.STUDY,
      Ages.STUDENTS,
      new Plan(300, 1460, 0.14, 0.2)),
  WORKER(
      Permit.WORK,
      Purpose.EMPLOYMENT,
      TravellerClass.ORDINARY,
      Season.EVEN,
      Ages.WORKERS,
      new Plan(365, 1460, 0.12, 0.3)),
  SEASONAL_WORKER(
      Permit.SEASONAL,
      Purpose.EMPLOYMENT,
      TravellerClass.ORDINARY,
      Season.HARVEST,
      Ages.WORKERS,
      new Plan(100, 230, 0.05, 0)),
  SETTLER(
      Permit.RESIDENT,
      Purpose.SETTLEMENT,
      TravellerClass.ORDINARY,
      Season.EVEN,
      Ages.SETTLERS,
      new Plan(900, 2500, 0.1, 0.7)),
  ASYLUM_SEEKER(
      Permit.ASYLUM,
      Purpose.SETTLEMENT,
      TravellerClass.REFUGEE_ASYLUM,
      Season.EVEN,
      Ages.SETTLERS,
      new Plan(180, 900, 0.25, 0.6)),
  DIPLOMAT(
      Permit.OFFICIAL,
      Purpose.EMPLOYMENT,
      TravellerClass.DIPLOMAT,
      Season.EVEN,
      Ages.WORKERS,
      new Plan(730, 1460, 0.05, 0)),
  SOLDIER(
      Permit.OFFICIAL,
      Purpose.EMPLOYMENT,
      TravellerClass.MILITARY,
      Season.EVEN,
      Ages.WORKERS,
      new Plan(90, 900, 0.05, 0));

  /** How long the stay is meant to be, and the probabilities of leaving early and of staying on. */
  private record Plan(int atLeast, int atMost, double leavesEarly, double staysOn) {}

  private final Permit permit;
  private final Purpose purpose;
  private final TravellerClass travellerClass;
  private final Season season;
  private final Ages ages;
  private final Plan plan;

  Guest(
      Permit permit,
      Purpose purpose,
      TravellerClass travellerClass,
      Season season,
      Ages ages,
      Plan plan) {
    this.permit = permit;
    this.purpose = purpose;
    this.travellerClass = travellerClass;
    this.season = season;
    this.ages = ages;
    this.plan = plan;
  }

  @Override
  public Life tell(World world, Chance chance, long number) {
    Origin origin = origin(world, chance);
    Traveller traveller = Birth.foreigner(world, chance, number, origin, ages);
    int anyDay = chance.between(world.start(), world.to());
    int arrival = world.almanac().next(anyDay, season, 6, chance);
    int planned = chance.between(plan.atLeast(), plan.atMost());
    boolean early = chance.happens(plan.leavesEarly());
    int stay = early ? chance.between(20, Math.min(330, planned)) : planned;

    Standing terms = new Standing(permit, arrival + planned, 0, origin.residence());
    Life life = new Life(world, chance, traveller, false, terms);
    Habit move =
        Habit.of(1, Season.EVEN, Nights.HOLIDAY, purpose, Route.AIR)
            .as(travellerClass)
            .with(origin.residence());
    life.moves(Direction.ENTRY, arrival, move);
    life.changes(new Standing(permit, arrival + planned, 0, world.home()));
    life.livesHereUntil(life.today() + stay, journeys(origin));
    if (!early && chance.happens(plan.staysOn())) {
      life.changes(new Standing(Permit.RESIDENT, 0, 0, world.home()));
      life.livesHereUntil(world.end() + 1, journeys(origin));
      return life;
    }
    life.moves(Direction.EXIT, life.today(), move);
    if (travellerClass == TravellerClass.ORDINARY) {
      life.changes(Standing.visitor(origin.residence(), 0));
      life.livesAbroadUntil(world.end() + 1, laterVisits(origin));
    }
    return life;
  }

  private Origin origin(World world, Chance chance) {
    return switch (this) {
      case STUDENT -> world.origins().student(chance);
      case ASYLUM_SEEKER -> world.origins().asylumSeeker(chance);
      case DIPLOMAT, SOLDIER -> world.origins().visitor(chance);
      case WORKER, SEASONAL_WORKER, SETTLER -> world.origins().worker(chance);
    };
  }

  private List<Habit> journeys(Origin origin) {
    // Who asks for protection does not visit the country that was fled.
    if (this == ASYLUM_SEEKER) {
      return List.of();
    }
    Habit leave =
        Habit.of(0.75, Season.AWAY, Nights.HOME_LEAVE, Purpose.VISIT_FRIENDS_RELATIVES, Route.AIR);
    Habit holiday = Habit.of(0.5, Season.AWAY, Nights.HOLIDAY, Purpose.HOLIDAY, Route.AIR);
    return List.of(leave.as(travellerClass).with(origin.residence()), holiday.as(travellerClass));
  }

  private static List<Habit> laterVisits(Origin origin) {
    return List.of(
        Habit.of(0.15, Season.HERE, Nights.HOLIDAY, Purpose.HOLIDAY, Route.AIR)
            .with(origin.residence()));
  }
}
