package org.borderflow.simulator;

/**
 * Somebody who crosses between two neighbouring countries and goes nowhere else. Each passage is an
 * exit at the one border and, hours later, an entry at the other. So a day away from one country is
 * a day in the other, and whoever sees all of it must come to the same verdict on either side.
 */
final class BetweenNeighbours {

  private static final double YEAR = 365.25;
  private static final int HOUR = 3600;

  private static final double MOVES = 0.7;
  private static final double MOVES_FOR_LONG = 0.7;

  private final Chance chance;
  private final Life home;
  private final Life away;

  /** One life, as each of the two borders sees it. */
  record Seen(Life first, Life second) {}

  private BetweenNeighbours(Chance chance, Life home, Life away) {
    this.chance = chance;
    this.home = home;
    this.away = away;
  }

  /** Tells the life of a citizen of the one country or the other. */
  static Seen tell(World first, World second, Chance chance, long number) {
    boolean ofFirst = chance.happens(0.5);
    World home = ofFirst ? first : second;
    World away = ofFirst ? second : first;
    Traveller traveller = Birth.citizen(home, chance, number, Ages.WORKERS);
    BetweenNeighbours life =
        new BetweenNeighbours(
            chance,
            new Life(home, chance, traveller, true, Standing.citizen(home.home())),
            new Life(away, chance, traveller, false, Standing.visitor(home.home(), 0)));
    life.isLived();
    return ofFirst ? new Seen(life.home, life.away) : new Seen(life.away, life.home);
  }

  private void isLived() {
    int end = home.world().end() + 1;
    if (!chance.happens(MOVES)) {
      visits(home, away, end, 0.9);
      return;
    }
    int leaves = chance.between(home.world().start(), home.world().to());
    visits(home, away, leaves, 0.4);
    crosses(home, away, leaves, Purpose.EMPLOYMENT);
    livesIn(away.world());
    int comesBack =
        home.today()
            + (chance.happens(MOVES_FOR_LONG)
                ? chance.between(430, 2200)
                : chance.between(60, 420));
    visits(away, home, comesBack, 0.7);
    crosses(away, home, comesBack, Purpose.OTHER_PERSONAL);
    livesIn(home.world());
    visits(home, away, end, 0.4);
  }

  /** What is stated as the country of residence, at both borders. */
  private void livesIn(World country) {
    home.changes(Standing.visitor(country.home(), 0));
    away.changes(
        country.home().equals(away.world().home())
            ? new Standing(Permit.WORK, 0, 0, country.home())
            : Standing.visitor(country.home(), 0));
  }

  /** Lives in one country until the day comes, going to the other now and then. */
  private void visits(Life from, Life to, int until, double perYear) {
    while (true) {
      int day = home.today() + 1 + (int) chance.waiting(YEAR / perYear);
      if (day >= until) {
        return;
      }
      crosses(from, to, day, Purpose.VISIT_FRIENDS_RELATIVES);
      int back = Nights.FAMILY.returning(home.today(), chance);
      crosses(to, from, back, Purpose.VISIT_FRIENDS_RELATIVES);
    }
  }

  /** On the day, but not on the day of another passage. */
  private void crosses(Life from, Life to, int notBefore, Purpose purpose) {
    int leaves = chance.between(6 * HOUR, 16 * HOUR);
    int arrives = leaves + chance.between(2 * HOUR, 5 * HOUR);
    Route route = chance.happens(0.75) ? Route.AIR : Route.LAND;
    Habit passage = Habit.of(1, Season.EVEN, Nights.FAMILY, purpose, route);
    from.moves(Direction.EXIT, notBefore, leaves, passage.with(to.world().home()));
    to.moves(Direction.ENTRY, notBefore, arrives, passage.with(from.world().home()));
  }
}
