package org.borderflow.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who belongs here: goes abroad on holiday and business, now and then to live there, and
 * may come back.
 */
enum Resident implements Story {
  /** Lives here when the story begins. */
  AT_HOME,
  /** A citizen who has been living abroad for long. */
  ABROAD;

  private static final double YEAR = 365.25;

  @Override
  public Life tell(World world, Chance chance, long number) {
    boolean citizen = this == ABROAD || chance.happens(0.78);
    Origin origin = world.origins().worker(chance);
    Traveller traveller =
        citizen
            ? Birth.citizen(world, chance, number, Ages.ALL)
            : Birth.foreigner(world, chance, number, origin, Ages.ALL);
    Standing here =
        citizen
            ? Standing.citizen(world.home())
            : new Standing(Permit.RESIDENT, 0, 0, world.home());
    Life life = new Life(world, chance, traveller, this == AT_HOME, here);
    List<Habit> habits = habits(chance, citizen ? "" : origin.residence());
    if (this == ABROAD) {
      livesAbroad(life, here);
      life.moves(Direction.ENTRY, life.today(), comingHome(""));
    }
    while (!life.isOver()) {
      life.livesHereUntil(life.today() + (int) chance.waiting(YEAR / 0.04) + 1, habits);
      if (life.isOver()) {
        break;
      }
      String away = world.origins().worker(chance).residence();
      life.moves(
          Direction.EXIT,
          life.today(),
          Habit.of(1, Season.EVEN, Nights.HOLIDAY, Purpose.EMPLOYMENT, Route.AIR).with(away));
      livesAbroadFor(life, here, timeAway(chance), away);
      life.moves(Direction.ENTRY, life.today(), comingHome(away));
    }
    return life;
  }

  private static void livesAbroad(Life life, Standing here) {
    String away = life.world().origins().worker(life.chance()).residence();
    livesAbroadFor(life, here, (int) life.chance().waiting(YEAR / 0.12) + 1, away);
  }

  private static void livesAbroadFor(Life life, Standing here, int days, String away) {
    life.changes(new Standing(here.permit(), 0, 0, away));
    Habit visit =
        Habit.of(0.7, Season.AWAY, Nights.FAMILY, Purpose.VISIT_FRIENDS_RELATIVES, Route.AIR);
    life.livesAbroadUntil(life.today() + days, List.of(visit.with(away)));
    life.changes(here);
  }

  private static Habit comingHome(String away) {
    return Habit.of(1, Season.EVEN, Nights.HOLIDAY, Purpose.OTHER_PERSONAL, Route.AIR).with(away);
  }

  /** Many who leave come back before they have become emigrants, or not long after. */
  private static int timeAway(Chance chance) {
    return chance.happens(0.4) ? chance.between(130, 520) : chance.between(450, 2600);
  }

  private static List<Habit> habits(Chance chance, String family) {
    double keenness = 0.25 + chance.waiting(0.85);
    List<Habit> habits = new ArrayList<>();
    habits.add(Habit.of(keenness * 0.75, Season.AWAY, Nights.HOLIDAY, Purpose.HOLIDAY, Route.AIR));
    habits.add(
        Habit.of(
                keenness * 0.35,
                Season.AWAY,
                Nights.FAMILY,
                Purpose.VISIT_FRIENDS_RELATIVES,
                Route.AIR)
            .with(family));
    if (chance.happens(0.09)) {
      habits.add(
          Habit.of(
              chance.between(2, 7), Season.BUSINESS, Nights.BUSINESS, Purpose.BUSINESS, Route.AIR));
    }
    if (chance.happens(0.08)) {
      habits.add(
          Habit.of(
              chance.between(1, 5),
              Season.SHOPPING,
              Nights.SAME_DAY,
              Purpose.SHOPPING,
              Route.LAND));
      habits.add(Habit.of(1.5, Season.SHOPPING, Nights.WEEKEND, Purpose.HOLIDAY, Route.LAND));
    }
    return habits;
  }
}
