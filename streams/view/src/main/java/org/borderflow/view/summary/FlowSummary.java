package org.borderflow.view.summary;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * The flows of a country as a table of text, by month or, over more than three years, by year. Made
 * from the monthly cells of the total cube; all other cells are passed over.
 */
public final class FlowSummary {

  private static final int MOST_MONTHS = 36;
  private static final String ARRIVALS = "A";
  private static final String DEPARTURES = "D";

  private final List<FlowRow> cells;
  private final boolean byYear;

  private FlowSummary(Collection<FlowRow> cells) {
    this.cells =
        cells.stream()
            .filter(cell -> cell.key().getFreq().equals("M") && FlowRow.isTotal(cell.key()))
            .toList();
    this.byYear =
        this.cells.stream().map(cell -> cell.key().getTimePeriod()).distinct().count()
            > MOST_MONTHS;
  }

  /** Prints {@link #of}. */
  public static void print(
      Collection<FlowRow> cells,
      String country,
      List<String> rules,
      LocalDate asOf,
      PrintStream out) {
    out.print(of(cells, country, rules, asOf));
    out.flush();
  }

  /**
   * The table as text, every line with its line feed.
   *
   * @param cells flow cells in any order
   * @param country the reporting country, for the heading
   * @param rules the duration-of-stay rules: one of them stands in one table with the crossings;
   *     several get a table each after that of the crossings
   * @param asOf the as-of date, for the heading
   */
  public static String of(
      Collection<FlowRow> cells, String country, List<String> rules, LocalDate asOf) {
    return new FlowSummary(cells).text(country, rules, asOf);
  }

  private String text(String country, List<String> rules, LocalDate asOf) {
    String heading =
        "Flows of " + country + " by " + (byYear ? "year" : "month") + ", as of " + asOf;
    if (cells.isEmpty()) {
      return heading + "\n\nNo crossings yet.\n";
    }
    if (rules.size() == 1) {
      List<Column> columns = new ArrayList<>(crossings());
      columns.addAll(migrants(rules.get(0)));
      columns.addAll(visits());
      return heading + ", rule " + rules.get(0) + "\n\n" + table(columns);
    }
    List<Column> columns = new ArrayList<>(crossings());
    columns.addAll(visits());
    StringBuilder text = new StringBuilder(heading).append("\n\n").append(table(columns));
    for (String rule : rules) {
      text.append("\nMigrants, rule ").append(rule).append("\n\n").append(table(migrants(rule)));
    }
    return text.toString();
  }

  private record Column(String title, ToLongFunction<String> number) {}

  private List<Column> crossings() {
    return List.of(
        new Column("arrivals", period -> settled(period, "CROSSINGS", "_Z", ARRIVALS)),
        new Column("departures", period -> settled(period, "CROSSINGS", "_Z", DEPARTURES)));
  }

  private List<Column> migrants(String rule) {
    return List.of(
        new Column("migrant\narrivals", period -> settled(period, "MIGRANTS", rule, ARRIVALS)),
        new Column("migrant\ndepartures", period -> settled(period, "MIGRANTS", rule, DEPARTURES)),
        new Column(
            "net\nmigration",
            period ->
                settled(period, "MIGRANTS", rule, ARRIVALS)
                    - settled(period, "MIGRANTS", rule, DEPARTURES)),
        new Column(
            "pending",
            period ->
                pending(period, "MIGRANTS", rule, ARRIVALS)
                    + pending(period, "MIGRANTS", rule, DEPARTURES)));
  }

  private List<Column> visits() {
    return List.of(
        new Column(
            "visits",
            period -> known(period, "SAME_DAY_VISITS") + known(period, "OVERNIGHT_VISITS")),
        new Column(
            "overstays",
            period -> known(period, "OVERSTAYS_SUSPECTED") + known(period, "OVERSTAYS_CONFIRMED")));
  }

  /** A visit counts while it is undecided whether its entry is a migration. */
  private long known(String period, String measure) {
    return settled(period, measure, "_Z", ARRIVALS) + pending(period, measure, "_Z", ARRIVALS);
  }

  private long settled(String period, String measure, String rule, String direction) {
    return sum(period, measure, rule, direction, cell -> cell.value().getFinalCount());
  }

  private long pending(String period, String measure, String rule, String direction) {
    return sum(period, measure, rule, direction, cell -> cell.value().getPendingCount());
  }

  private long sum(
      String period,
      String measure,
      String rule,
      String direction,
      ToLongFunction<FlowRow> number) {
    return cells.stream()
        .filter(
            cell ->
                cell.key().getMeasure().equals(measure)
                    && cell.key().getRule().equals(rule)
                    && cell.key().getDirection().equals(direction)
                    && period(cell).equals(period))
        .mapToLong(number)
        .sum();
  }

  private String period(FlowRow cell) {
    String month = cell.key().getTimePeriod();
    return byYear ? month.substring(0, 4) : month;
  }

  private String table(List<Column> columns) {
    SortedSet<String> periods = new TreeSet<>();
    cells.forEach(cell -> periods.add(period(cell)));
    TextTable table =
        new TextTable(byYear ? "year" : "month", columns.stream().map(Column::title).toList());
    long[] totals = new long[columns.size()];
    for (String period : periods) {
      long[] numbers =
          columns.stream().mapToLong(column -> column.number().applyAsLong(period)).toArray();
      for (int i = 0; i < numbers.length; i++) {
        totals[i] += numbers[i];
      }
      table.row(period, numbers);
    }
    return table.text(totals);
  }
}
