package org.borderflow.simulator;

/**
 * Somebody who belongs here. Each has an own liking for travel and an own readiness to go away for
 * long, neither of which anybody sees.
 *
 * @param athome whether the story begins here; else it begins abroad, with a return in view
 */
record Local(boolean athome) implements Story {

  private static final int MONTH = 30;

  @Override
  public Life tell(World world, Chance chance, long number) {
    boolean citizen = !athome || chance.happens(0.75);
    Origin origin = world.origins().worker(chance);
    Traveller traveller =
        citizen
            ? Birth.citizen(world, chance, number, Ages.ALL)
            : Birth.foreigner(world, chance, number, origin, Ages.ALL);
    Standing here =
        citizen
            ? Standing.citizen(world.home())
            : new Standing(Permit.RESIDENT, 0, 0, world.home());
    Life life = new Life(world, chance, traveller, athome, here);
    if (athome) {
      new Course(life, here, citizen ? "" : origin.residence()).livesHere();
    } else {
      new Course(life, here, "").livesAbroad((int) chance.logNormal(1100, 1.0) + 1, "");
    }
    return life;
  }

  /** The course of one life. */
  private static final class Course {
    private final Life life;
    private final Climate climate;
    private final Chance chance;
    private final Standing here;
    private final String family;
    private final double tripsPerYear;
    private final double restlessness;
    private int day;

    Course(Life life, Standing here, String family) {
      this.life = life;
      this.climate = life.world().climate();
      this.chance = life.chance();
      this.here = here;
      this.family = family;
      this.tripsPerYear = chance.happens(0.08) ? chance.between(2, 5) : chance.waiting(0.8);
      this.restlessness = chance.waiting(0.005);
      this.day = life.today();
    }

    /** Month after month: mostly nothing, now and then a trip, once in a while away for long. */
    void livesHere() {
      while (day < life.world().end()) {
        int month = day;
        day += chance.between(MONTH / 2, MONTH + MONTH / 2);
        double open = climate.opennessOutward(day);
        if (chance.happens(restlessness * climate.leaving(day) * (0.4 + 0.6 * open) * open)) {
          goesForLong();
        } else if (chance.happens(tripsPerYear / 12 * season(month) * open)) {
          goesOnATrip();
        }
      }
    }

    private static double season(int day) {
      int month = (int) Math.floorMod(day, 365L) / 31;
      return month == 11 ? 1.8 : month >= 5 && month <= 6 ? 1.3 : 0.9;
    }

    private void goesForLong() {
      boolean says = chance.happens(0.62);
      Purpose purpose =
          says
              ? oneOf(Purpose.EMPLOYMENT, Purpose.SETTLEMENT, Purpose.EDUCATION)
              : oneOf(Purpose.HOLIDAY, Purpose.VISIT_FRIENDS_RELATIVES, Purpose.OTHER_PERSONAL);
      String away = life.world().origins().worker(chance).residence();
      life.moves(Direction.EXIT, day, Journey.of(purpose, away));
      livesAbroad(40 + (int) chance.logNormal(620, 0.9), away);
    }

    private void goesOnATrip() {
      boolean visit = chance.happens(0.35);
      boolean business = !visit && chance.happens(tripsPerYear > 2 ? 0.6 : 0.12);
      Purpose purpose =
          visit
              ? Purpose.VISIT_FRIENDS_RELATIVES
              : business
                  ? Purpose.BUSINESS
                  : chance.happens(0.02) ? Purpose.EDUCATION : Purpose.HOLIDAY;
      String where =
          visit && !family.isEmpty() ? family : life.world().origins().visitor(chance).residence();
      life.moves(Direction.EXIT, day, Journey.of(purpose, where));
      if (chance.happens(0.012)) {
        livesAbroad((int) chance.logNormal(330, 0.9) + 5, where);
        return;
      }
      day = life.today() + 1 + (int) chance.logNormal(visit ? 19 : business ? 4 : 10, 0.75);
      comesBack(Journey.of(purpose, where));
    }

    private void comesBack(Habit journey) {
      if (climate.closed(day) && chance.happens(0.35)) {
        day = Math.min(climate.reopening(chance), day + (int) chance.logNormal(180, 0.9));
      }
      life.moves(Direction.ENTRY, day, journey);
      day = life.today();
    }

    /** Abroad for some time, with visits home, and then back; earlier if the border is closing. */
    void livesAbroad(int days, String away) {
      int began = life.today();
      int until = began + days;
      int closing = climate.closesBetween(began, until);
      if (closing > 0 && chance.happens(0.3)) {
        until = closing - 12 + (int) chance.logNormal(30, 0.9);
      }
      life.changes(new Standing(here.permit(), 0, 0, away));
      day = life.today();
      double visits = chance.waiting(0.55);
      while (day < until && day < life.world().end()) {
        day += chance.between(MONTH / 2, MONTH + MONTH / 2);
        if (day >= until) {
          break;
        }
        if (chance.happens(visits / 12 * climate.opennessOutward(day))) {
          Habit visit = Journey.of(Purpose.VISIT_FRIENDS_RELATIVES, away);
          life.moves(Direction.ENTRY, day, visit);
          if (chance.happens(0.07)) {
            life.changes(here);
            day = life.today();
            livesHere();
            return;
          }
          day = life.today() + 1 + (int) chance.logNormal(14, 0.8);
          life.moves(Direction.EXIT, day, visit);
          day = life.today();
        }
      }
      day = Math.max(day, until);
      if (day >= life.world().end()) {
        return;
      }
      if (chance.happens(0.5)) {
        life.changes(here);
      }
      Purpose purpose =
          oneOf(
              Purpose.OTHER_PERSONAL,
              Purpose.OTHER_PERSONAL,
              Purpose.VISIT_FRIENDS_RELATIVES,
              Purpose.SETTLEMENT);
      comesBack(Journey.of(purpose, away));
      life.changes(here);
      livesHere();
    }

    private Purpose oneOf(Purpose... purposes) {
      return purposes[chance.below(purposes.length)];
    }
  }
}
