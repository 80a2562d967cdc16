package org.borderflow.rules.flow;

import java.time.LocalDate;
import java.util.List;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.AssessedStay;
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

  /**
   * Counts a crossing: as a crossing, as set aside, as a migrant or as pending under each rule.
   *
   * @param sign 1 to add, −1 to take away
   */
  public void count(AssessedCrossing assessed, int sign, Tally tally) {
    Crossing crossing = assessed.crossing();
    int month = monthOf(crossing.date());
    for (Cube cube : cubes) {
      Counters counters = tally.at(group(cube, crossing, month, crossing.direction()));
      counters.addSettled(Counters.slot(Measure.CROSSINGS), sign);
      List<Outcome> outcomes = assessed.outcomes();
      for (int rule = 0; rule < outcomes.size(); rule++) {
        Outcome outcome = outcomes.get(rule);
        if (outcome.status() == Status.PENDING) {
          counters.addPending(Counters.migrants(rule), sign);
        } else if (outcome.verdict() == Verdict.MIGRANT) {
          counters.addSettled(Counters.migrants(rule), sign);
        } else if (rule == 0 && outcome.status() == Status.SET_ASIDE) {
          counters.addSettled(Counters.slot(Measure.SET_ASIDE), sign);
        }
      }
    }
  }

  /**
   * Counts a stay: as a visit with its nights, as an overstay. All under the attributes of the
   * entry.
   *
   * @param sign 1 to add, −1 to take away
   */
  public void count(AssessedStay assessed, int sign, Tally tally) {
    Stay stay = assessed.stay();
    if (stay.visit() != Visit.OPEN) {
      visit(stay, assessed.entryOutcome(), sign, tally);
    }
    ShortStay shortStay = stay.shortStay();
    if (shortStay != null && shortStay.overstay() != Overstay.NONE) {
      Measure measure =
          shortStay.overstay() == Overstay.SUSPECTED
              ? Measure.OVERSTAYS_SUSPECTED
              : Measure.OVERSTAYS_CONFIRMED;
      int month = monthOf(shortStay.overstayFrom());
      for (Cube cube : cubes) {
        tally
            .at(group(cube, stay.entry(), month, Direction.ENTRY))
            .addSettled(Counters.slot(measure), sign);
      }
    }
  }

  private void visit(Stay stay, Outcome entry, int sign, Tally tally) {
    boolean decided = entry.status() == Status.FINAL && entry.before() != Residence.UNKNOWN;
    if (decided && (entry.verdict() == Verdict.MIGRANT || entry.before() == Residence.RESIDENT)) {
      return;
    }
    int visits =
        Counters.slot(
            stay.visit() == Visit.SAME_DAY ? Measure.SAME_DAY_VISITS : Measure.OVERNIGHT_VISITS);
    int entryMonth = monthOf(stay.entryDate());
    for (Cube cube : cubes) {
      add(tally.at(group(cube, stay.entry(), entryMonth, Direction.ENTRY)), visits, sign, decided);
    }
    if (stay.nights() > 0) {
      int exitMonth = monthOf(stay.exitDate());
      int nights = Counters.slot(Measure.NIGHTS);
      for (Cube cube : cubes) {
        add(
            tally.at(group(cube, stay.entry(), exitMonth, Direction.EXIT)),
            nights,
            (long) sign * stay.nights(),
            decided);
      }
    }
  }

  private static void add(Counters counters, int slot, long n, boolean decided) {
    if (decided) {
      counters.addSettled(slot, n);
    } else {
      counters.addPending(slot, n);
    }
  }

  private static CellGroup group(Cube cube, Crossing crossing, int month, Direction direction) {
    List<Dimension> dimensions = cube.dimensions();
    String[] codes = new String[dimensions.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = dimensions.get(i).codeOf(crossing);
    }
    return new CellGroup(cube, codes, month, direction);
  }

  /** Months since January of the year 0, of a date in days since 1970-01-01. */
  static int monthOf(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return date.getYear() * 12 + date.getMonthValue() - 1;
  }
}
