package org.borderflow.estimates.backtest;

import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.borderflow.estimates.Snapshot.Flow;

/**
 * How good the numbers of some rows were. Relative measures are shares of the number in the end, of
 * at least one.
 *
 * @param rows how many rows
 * @param bias mean relative revision; positive if numbers were too low
 * @param revision mean absolute revision, in persons
 * @param relative mean absolute relative revision
 * @param chance what the mean absolute relative revision would be if nothing but chance were
 *     unknown
 * @param coverage share of the rows whose interval held the number in the end
 * @param width mean width of the intervals, in persons
 * @param score mean interval score for 95 %, in persons
 * @param best mean absolute relative revision of the best baseline; NaN if there is none
 */
public record Scores(
    int rows,
    double bias,
    double revision,
    double relative,
    double chance,
    double coverage,
    double width,
    double score,
    double best) {
  private static final double ALPHA = 0.05;

  /** The mean absolute value of a standard normal variable. */
  private static final double NORMAL_MEAN = 0.7978845608028654;

  /** Sums up the rows of a flow at leads between two, both included. */
  public static Scores of(Collection<BacktestRow> rows, Flow flow, int first, int last) {
    Collection<BacktestRow> chosen =
        rows.stream()
            .filter(row -> row.flow() == flow && first <= row.lead() && row.lead() <= last)
            .toList();
    return new Scores(
        chosen.size(),
        mean(chosen, row -> ((double) row.end() - row.estimate()) / size(row)),
        mean(chosen, row -> Math.abs((double) row.end() - row.estimate())),
        relative(chosen, BacktestRow::estimate),
        mean(chosen, row -> NORMAL_MEAN * Math.sqrt(row.variance()) / size(row)),
        mean(chosen, row -> row.interval().contains((double) row.end()) ? 1 : 0),
        mean(chosen, row -> row.interval().width()),
        mean(chosen, row -> row.interval().score((double) row.end(), ALPHA)),
        best(chosen));
  }

  /** The mean absolute relative revision of an estimate. */
  public static double relative(
      Collection<BacktestRow> rows, ToDoubleFunction<BacktestRow> estimate) {
    return mean(
        rows, row -> Math.abs((double) row.end() - estimate.applyAsDouble(row)) / size(row));
  }

  private static double best(Collection<BacktestRow> rows) {
    return Math.min(
        Math.min(relative(rows, BacktestRow::intention), relative(rows, BacktestRow::lastYear)),
        Math.min(relative(rows, BacktestRow::chainLadder), relative(rows, BacktestRow::seasonal)));
  }

  private static double size(BacktestRow row) {
    return Math.max(1, Math.abs(row.end()));
  }

  private static double mean(Collection<BacktestRow> rows, ToDoubleFunction<BacktestRow> value) {
    return rows.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
