package org.borderflow.simulator;

import java.util.List;

/**
 * A foreigner who comes with more in mind than a visit. How long they mean to stay is drawn for
 * each alone and shown to nobody; permit and purpose only hint at it. They think again as the
 * months pass, go home for a while, and some do not come back from there.
 */
enum Newcomer implements Story {
  STUDENT(Permit.STUDENT, Purpose.EDUCATION, Season.STUDY, Ages.STUDENTS, 900, 0.55),
  WORKER(Permit.WORK, Purpose.EMPLOYMENT, Season.EVEN, Ages.WORKERS, 620, 1.0),
  WORKING_HOLIDAY(Permit.WORK, Purpose.HOLIDAY, Season.HERE, Ages.STUDENTS, 270, 0.6),
  SETTLER(Permit.RESIDENT, Purpose.SETTLEMENT, Season.EVEN, Ages.SETTLERS, 2600, 1.2),
  /** Comes on no permit at all; what becomes of it nobody knows, least of all they themselves. */
  UNDECLARED(Permit.NONE, Purpose.VISIT_FRIENDS_RELATIVES, Season.EVEN, Ages.WORKERS, 130, 1.2);

  private static final int MONTH = 30;

  private final Permit permit;
  private final Purpose purpose;
  private final Season season;
  private final Ages ages;
  private final double typicalStay;
  private final double spread;

  Newcomer(
      Permit permit, Purpose purpose, Season season, Ages ages, double typicalStay, double spread) {
    this.permit = permit;
    this.purpose = purpose;
    this.season = season;
    this.ages = ages;
    this.typicalStay = typicalStay;
    this.spread = spread;
  }

  @Override
  public Life tell(World world, Chance chance, long number) {
    Origin origin =
        this == STUDENT ? world.origins().student(chance) : world.origins().worker(chance);
    Traveller traveller = Birth.foreigner(world, chance, number, origin, ages);
    Life life = new Life(world, chance, traveller, false, Standing.visitor(origin.residence(), 0));
    int arrival = arrival(world, chance);
    new Course(life, origin).comes(arrival);
    return life;
  }

  private int arrival(World world, Chance chance) {
    Climate climate = world.climate();
    while (true) {
      int anyDay = chance.between(world.start(), world.to());
      int day = world.almanac().next(anyDay, season, 6, chance);
      double wish =
          climate.coming(day)
              * climate.opennessToForeigners(day)
              * (this == STUDENT ? climate.students(day) : 1);
      if (chance.fraction() * 8 < wish) {
        return day;
      }
    }
  }

  /** The course of one life here, or of several. */
  private final class Course {
    private final Life life;
    private final Climate climate;
    private final Chance chance;
    private final Origin origin;
    private final double tripsPerYear;
    private int day;
    private int leave;

    Course(Life life, Origin origin) {
      this.life = life;
      this.climate = life.world().climate();
      this.chance = life.chance();
      this.origin = origin;
      this.tripsPerYear = chance.waiting(0.7);
    }

    void comes(int arrival) {
      day = arrival;
      while (day < life.world().end()) {
        int stay = latentStay();
        int permitted = permitted(stay);
        life.changes(new Standing(permit, permitted, 0, origin.residence()));
        life.moves(Direction.ENTRY, day, Journey.of(purpose, origin.residence()));
        day = life.today();
        leave = day + stay;
        life.changes(
            new Standing(
                permit,
                permitted,
                0,
                permit == Permit.NONE ? origin.residence() : life.world().home()));
        if (livesHere()) {
          leaves();
        }
        life.changes(Standing.visitor(origin.residence(), 0));
        staysAway();
      }
    }

    private int latentStay() {
      boolean shortCourse =
          Newcomer.this == STUDENT && chance.happens(0.2 + 0.2 * climate.progress(day));
      return 5
          + (int)
              (shortCourse ? chance.logNormal(190, 0.45) : chance.logNormal(typicalStay, spread));
    }

    /** Officials know the plan only roughly, and in whole half-years. */
    private int permitted(int stay) {
      if (permit == Permit.NONE || permit == Permit.RESIDENT) {
        return 0;
      }
      double told = Newcomer.this == WORKING_HOLIDAY ? 365 : chance.logNormal(stay, 0.45);
      int halfYears = Math.max(1, Math.min(8, (int) (told / 182) + 1));
      return day + halfYears * 182;
    }

    /** Month after month. Says false if the life here ended on a trip. */
    private boolean livesHere() {
      while (day < leave && day < life.world().end()) {
        int month = chance.between(MONTH / 2, MONTH + MONTH / 2);
        if (day + month >= leave) {
          break;
        }
        day += month;
        thinksAgain();
        if (chance.happens(tripsPerYear / 12 * season(day) * climate.opennessOutward(day))
            && !goesHome()) {
          return false;
        }
      }
      day = Math.max(day, leave);
      return true;
    }

    private double season(int onDay) {
      int month = (int) Math.floorMod(onDay, 365L) / 31;
      return Newcomer.this == STUDENT ? (month >= 10 ? 4 : 0.35) : month >= 11 ? 2 : 0.9;
    }

    private void thinksAgain() {
      if (chance.happens(0.006 * climate.leaving(day))) {
        leave = day + chance.between(3, 40);
      } else if (chance.happens(0.02)) {
        leave = day + (int) ((leave - day) * chance.logNormal(1, 0.8)) + 1;
      }
    }

    private boolean goesHome() {
      Habit journey = Journey.of(Purpose.VISIT_FRIENDS_RELATIVES, origin.residence());
      life.moves(Direction.EXIT, day, journey);
      double typical = Newcomer.this == STUDENT ? 42 : 21;
      day = life.today() + 2 + (int) chance.logNormal(typical, 0.7);
      if (chance.happens(0.035 * climate.leaving(day)) || day >= leave) {
        return false;
      }
      if (climate.closed(day)) {
        if (chance.happens(0.6)) {
          return false;
        }
        day = Math.min(climate.reopening(chance), day + (int) chance.logNormal(200, 0.8));
      }
      life.moves(Direction.ENTRY, day, journey);
      day = life.today();
      return true;
    }

    private void leaves() {
      if (climate.closed(day) && chance.happens(0.6)) {
        day = climate.reopening(chance);
      }
      Purpose said =
          chance.happens(0.6)
              ? purpose
              : chance.oneOf(List.of(Purpose.OTHER_PERSONAL, Purpose.HOLIDAY));
      life.moves(Direction.EXIT, day, Journey.of(said, origin.residence()));
      day = life.today();
    }

    /** For good, or with visits, or until another life here. */
    private void staysAway() {
      double visits = chance.waiting(0.2);
      int again =
          chance.happens(0.12) ? day + 20 + (int) chance.logNormal(260, 0.9) : life.world().end();
      Habit visit = Journey.of(Purpose.HOLIDAY, origin.residence());
      while (day < again && day < life.world().end()) {
        day += chance.between(MONTH / 2, MONTH + MONTH / 2);
        if (chance.happens(visits / 12 * climate.opennessToForeigners(day))) {
          life.moves(Direction.ENTRY, day, visit);
          day = life.today() + 1 + (int) chance.logNormal(15, 0.7);
          life.moves(Direction.EXIT, day, visit);
          day = life.today();
        }
      }
    }
  }
}
