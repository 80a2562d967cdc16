package org.borderflow.simulator;

import java.util.List;

/** Somebody who lives abroad for good and comes for a reason, once or again and again. */
record Visitor(Habit habit, From from, Ages ages) implements Story {

  /** Which foreigners come. */
  enum From {
    ANYWHERE,
    NEXT_DOOR
  }

  @Override
  public Life tell(World world, Chance chance, long number) {
    Origin origin =
        from == From.NEXT_DOOR
            ? world.origins().neighbour(chance)
            : world.origins().visitor(chance);
    Traveller traveller = Birth.foreigner(world, chance, number, origin, ages);
    int visaDays = habit.travellerClass().inScope() && chance.happens(0.05) ? 59 : 0;
    Standing standing = Standing.visitor(origin.residence(), visaDays);
    Life life = new Life(world, chance, traveller, false, standing);
    life.livesAbroadUntil(world.end() + 1, List.of(habit.with(origin.residence())));
    return life;
  }
}
