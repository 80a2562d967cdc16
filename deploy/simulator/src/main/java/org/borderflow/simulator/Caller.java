package org.borderflow.simulator;

/**
 * A visitor from abroad who comes now and then, each as often as they like. Most stays are short, a
 * few much longer than was meant, and hardly ever one becomes a life here.
 */
enum Caller implements Story {
  PRIVATE;

  private static final int MONTH = 30;

  @Override
  public Life tell(World world, Chance chance, long number) {
    Origin origin = world.origins().visitor(chance);
    Traveller traveller = Birth.foreigner(world, chance, number, origin, Ages.TOURISTS);
    Standing standing = Standing.visitor(origin.residence(), 0);
    Life life = new Life(world, chance, traveller, false, standing);
    double perYear = 0.05 + chance.waiting(0.5);
    Purpose purpose =
        chance.happens(0.3)
            ? Purpose.VISIT_FRIENDS_RELATIVES
            : chance.happens(0.15) ? Purpose.BUSINESS : Purpose.HOLIDAY;
    boolean lingers = chance.happens(0.06);
    Habit visit = Journey.of(purpose, origin.residence());
    int day = life.today();
    while (day < world.end()) {
      day += chance.between(MONTH / 2, MONTH + MONTH / 2);
      if (!chance.happens(perYear / 12 * summer(day) * world.climate().opennessToForeigners(day))) {
        continue;
      }
      life.moves(Direction.ENTRY, day, visit);
      day = leaving(world, chance, life.today(), lingers);
      life.moves(Direction.EXIT, day, visit);
      day = life.today();
    }
    return life;
  }

  private static int leaving(World world, Chance chance, int arrival, boolean lingers) {
    double typical = lingers ? 85 : 11;
    int stay = 1 + (int) chance.logNormal(typical, 0.75);
    if (chance.happens(0.006)) {
      stay = 60 + (int) chance.logNormal(420, 0.8);
    }
    int day = arrival + stay;
    if (world.climate().closed(day) && chance.happens(0.45)) {
      day = Math.min(world.climate().reopening(chance), day + (int) chance.logNormal(90, 1.1));
    }
    return day;
  }

  private static double summer(int day) {
    int month = (int) Math.floorMod(day, 365L) / 31;
    return month <= 2 || month >= 10 ? 1.5 : 0.7;
  }
}
