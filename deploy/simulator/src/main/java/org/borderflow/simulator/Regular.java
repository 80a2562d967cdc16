package org.borderflow.simulator;

import java.util.List;

/** Somebody who lives here and keeps going abroad for one reason: daily work, shopping, a crew. */
record Regular(Habit habit) implements Story {

  @Override
  public Life tell(World world, Chance chance, long number) {
    Traveller traveller = Birth.citizen(world, chance, number, Ages.WORKERS);
    Life life = new Life(world, chance, traveller, true, Standing.citizen(world.home()));
    life.livesHereUntil(world.end() + 1, List.of(habit));
    return life;
  }
}
