package org.borderflow.command.backtest;

import java.util.List;
import java.util.Locale;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.backtest.BacktestRow;

/** The rows of a backtest as CSV: estimates with three decimals, empty where there is none. */
public final class BacktestCsv {
  /** The header line. */
  public static final String HEADER =
      "rule,direction,reference_month,lead_months,estimate,lower,upper,final,"
          + "baseline_intention,baseline_last_year,baseline_chain_ladder";

  private BacktestCsv() {}

  /** The lines of one rule. */
  public static List<String> lines(String rule, List<BacktestRow> rows) {
    return rows.stream().map(row -> line(rule, row)).toList();
  }

  private static String line(String rule, BacktestRow row) {
    return String.join(
        ",",
        rule,
        code(row),
        Months.toString(row.month()),
        Integer.toString(row.lead()),
        number(row.estimate()),
        number(row.interval().lower()),
        number(row.interval().upper()),
        Long.toString(row.end()),
        number(row.intention()),
        number(row.lastYear()),
        number(row.chainLadder()));
  }

  private static String code(BacktestRow row) {
    return switch (row.flow()) {
      case ARRIVALS -> "A";
      case DEPARTURES -> "D";
      case NET -> "NET";
    };
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
  }
}
