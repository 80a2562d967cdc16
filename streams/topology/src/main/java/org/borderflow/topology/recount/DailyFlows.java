package org.borderflow.topology.recount;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.borderflow.estimates.CellValue;
import org.borderflow.estimates.Expectation;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Months;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.Contributions;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Measure;
import org.borderflow.rules.travel.Direction;
import org.borderflow.schemas.Traveller;

/** A tabulation, and beside it what is counted of each day, all dimensions totalled. */
public final class DailyFlows {

  private static final Contributions CONTRIBUTIONS = new Contributions(List.of());

  private final RuleBook rules;
  private final Map<Day, Sum> days = new HashMap<>();
  private final Tabulation tabulation;

  private record Day(int slot, Direction direction, int date) {}

  private record Period(int slot, String period) {}

  private record Sum(long settled, long pending, long millionths) {
    private static final Sum NONE = new Sum(0, 0, 0);

    Sum plus(Sum other) {
      return new Sum(
          settled + other.settled, pending + other.pending, millionths + other.millionths);
    }
  }

  /**
   * Counts histories.
   *
   * @param asOf the last day that is known
   */
  public DailyFlows(Map<Traveller, History> histories, Method method, int asOf) {
    this.rules = method.rules();
    this.tabulation =
        Tabulation.of(
            histories,
            method,
            asOf,
            (traveller, assessment) ->
                CONTRIBUTIONS.ofAll(
                    assessment,
                    (crossing, date, direction, slot, settled, n) ->
                        days.merge(
                            new Day(slot, direction, date),
                            settled ? new Sum(n, 0, 0) : new Sum(0, n, 0),
                            Sum::plus)));
  }

  /** The tabulation. */
  public Tabulation tabulation() {
    return tabulation;
  }

  /** The values of the cells, in thousandths; cells in which nothing is are left out. */
  SortedMap<TotalCell, Long> thousandths() {
    return thousandths(Integer.MAX_VALUE, Expected::millionths);
  }

  /**
   * The values that the cells would have if some of it were otherwise.
   *
   * @param until what belongs to later days is left out
   * @param probabilities what is expected of each pending crossing, in millionths
   */
  SortedMap<TotalCell, Long> thousandths(int until, ToIntFunction<Expected> probabilities) {
    Map<Direction, Map<Period, Sum>> sums =
        Map.of(Direction.ENTRY, new HashMap<>(), Direction.EXIT, new HashMap<>());
    days.forEach(
        (day, sum) -> {
          if (day.date() <= until) {
            add(day, sum, sums);
          }
        });
    for (Expected each : tabulation.expected()) {
      int date = each.crossing().date();
      if (date <= until) {
        add(
            new Day(Counters.migrants(each.rule()), each.crossing().direction(), date),
            new Sum(0, 0, probabilities.applyAsInt(each)),
            sums);
      }
    }
    return cells(sums);
  }

  private static void add(Day day, Sum sum, Map<Direction, Map<Period, Sum>> sums) {
    int month = Months.of(day.date());
    String year = String.format(Locale.ROOT, "%04d", month / 12);
    Map<Period, Sum> ofDirection = sums.get(day.direction());
    ofDirection.merge(new Period(day.slot(), year), sum, Sum::plus);
    ofDirection.merge(new Period(day.slot(), Months.toString(month)), sum, Sum::plus);
  }

  private SortedMap<TotalCell, Long> cells(Map<Direction, Map<Period, Sum>> sums) {
    Set<Period> periods = new HashSet<>();
    sums.values().forEach(ofDirection -> periods.addAll(ofDirection.keySet()));
    SortedMap<TotalCell, Long> cells = new TreeMap<>();
    for (Period period : periods) {
      CellValue arrivals = value(period, sums.get(Direction.ENTRY));
      CellValue departures = value(period, sums.get(Direction.EXIT));
      put(period, "A", arrivals, cells);
      put(period, "D", departures, cells);
      if (Counters.measure(period.slot()).hasNet()) {
        put(period, "NET", arrivals.less(departures), cells);
      }
    }
    return cells;
  }

  private static CellValue value(Period period, Map<Period, Sum> sums) {
    Sum sum = sums.getOrDefault(period, Sum.NONE);
    return CellValue.of(
        Counters.measure(period.slot()),
        sum.settled(),
        sum.pending(),
        new Expectation(sum.millionths(), 0, 0, 0, 0, 0));
  }

  private void put(Period period, String direction, CellValue value, Map<TotalCell, Long> cells) {
    if (value.settled() == 0 && value.pending() == 0) {
      return;
    }
    Measure measure = Counters.measure(period.slot());
    String rule =
        measure == Measure.MIGRANTS ? rules.rules().get(Counters.rule(period.slot())).name() : "_Z";
    cells.put(new TotalCell(measure.name(), rule, direction, period.period()), value.thousandths());
  }
}
