package org.borderflow.rules.flow;

import java.time.LocalDate;
import java.util.List;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.AssessedStay;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.residence.Residence;
import org.borderflow.rules.residence.Status;
import org.borderflow.rules.residence.Verdict;
import org.borderflow.rules.stay.Overstay;
import org.borderflow.rules.stay.ShortStay;
import org.borderflow.rules.stay.Stay;
import org.borderflow.rules.stay.Visit;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;

/** What one crossing or one stay adds to the cells; with a sign of −1, what it takes away. */
public final class Contributions {

  private final List<Cube> cubes;

  /** Contributions to these cubes. */
  public Contributions(List<Cube> cubes) {
    this.cubes = List.copyOf(cubes);
  }

  /** Is told of everything that is counted. */
  @FunctionalInterface
  public interface Counted {

    /**
     * Something is counted, in every cube.
     *
     * @param crossing under whose attributes
     * @param date the day to which it belongs, in days since 1970-01-01
     * @param direction direction of the flow
     * @param slot see {@link Counters}
     * @param settled whether it is settled, else pending
     * @param n how much, at least 1
     */
    void add(Crossing crossing, int date, Direction direction, int slot, boolean settled, long n);
  }

  List<Cube> cubes() {
    return cubes;
  }

  /**
   * Counts a crossing: as a crossing, as set aside, as a migrant or as pending under each rule.
   *
   * @param sign 1 to add, −1 to take away
   */
  public void count(AssessedCrossing assessed, int sign, Tally tally) {
    of(assessed, in(tally, sign));
  }

  /**
   * Counts a stay: as a visit with its nights, as an overstay. All under the attributes of the
   * entry.
   *
   * @param sign 1 to add, −1 to take away
   */
  public void count(AssessedStay assessed, int sign, Tally tally) {
    of(assessed, in(tally, sign));
  }

  private Counted in(Tally tally, int sign) {
    return (crossing, date, direction, slot, settled, n) -> {
      Spot spot = tally.spot(cubes, crossing, monthOf(date), direction);
      for (Counters counters : spot.in(tally)) {
        if (settled) {
          counters.addSettled(slot, sign * n);
        } else {
          counters.addPending(slot, sign * n);
        }
      }
    };
  }

  /** Tells what everything of a traveller adds. */
  public void ofAll(Assessment assessment, Counted counted) {
    for (AssessedCrossing crossing : assessment.crossings()) {
      of(crossing, counted);
    }
    for (AssessedStay stay : assessment.stays()) {
      of(stay, counted);
    }
  }

  private static void of(AssessedCrossing assessed, Counted counted) {
    Crossing crossing = assessed.crossing();
    int date = crossing.date();
    Direction direction = crossing.direction();
    counted.add(crossing, date, direction, Counters.slot(Measure.CROSSINGS), true, 1);
    List<Outcome> outcomes = assessed.outcomes();
    for (int rule = 0; rule < outcomes.size(); rule++) {
      Outcome outcome = outcomes.get(rule);
      if (outcome.status() == Status.PENDING) {
        counted.add(crossing, date, direction, Counters.migrants(rule), false, 1);
      } else if (outcome.verdict() == Verdict.MIGRANT) {
        counted.add(crossing, date, direction, Counters.migrants(rule), true, 1);
      } else if (rule == 0 && outcome.status() == Status.SET_ASIDE) {
        counted.add(crossing, date, direction, Counters.slot(Measure.SET_ASIDE), true, 1);
      }
    }
  }

  private static void of(AssessedStay assessed, Counted counted) {
    Stay stay = assessed.stay();
    if (stay.visit() != Visit.OPEN) {
      visit(stay, assessed.entryOutcome(), counted);
    }
    ShortStay shortStay = stay.shortStay();
    if (shortStay != null && shortStay.overstay() != Overstay.NONE) {
      Measure measure =
          shortStay.overstay() == Overstay.SUSPECTED
              ? Measure.OVERSTAYS_SUSPECTED
              : Measure.OVERSTAYS_CONFIRMED;
      counted.add(
          stay.entry(), shortStay.overstayFrom(), Direction.ENTRY, Counters.slot(measure), true, 1);
    }
  }

  private static void visit(Stay stay, Outcome entry, Counted counted) {
    boolean decided = entry.status() == Status.FINAL && entry.before() != Residence.UNKNOWN;
    if (decided && (entry.verdict() == Verdict.MIGRANT || entry.before() == Residence.RESIDENT)) {
      return;
    }
    int visits =
        Counters.slot(
            stay.visit() == Visit.SAME_DAY ? Measure.SAME_DAY_VISITS : Measure.OVERNIGHT_VISITS);
    counted.add(stay.entry(), stay.entryDate(), Direction.ENTRY, visits, decided, 1);
    if (stay.nights() > 0) {
      int nights = Counters.slot(Measure.NIGHTS);
      counted.add(stay.entry(), stay.exitDate(), Direction.EXIT, nights, decided, stay.nights());
    }
  }

  /** Months since January of the year 0, of a date in days since 1970-01-01. */
  public static int monthOf(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return date.getYear() * 12 + date.getMonthValue() - 1;
  }
}
