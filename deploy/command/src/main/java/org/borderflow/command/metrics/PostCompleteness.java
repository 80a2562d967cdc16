package org.borderflow.command.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.CellFilter;
import org.borderflow.view.cells.CellTable;
import org.borderflow.view.cells.Column;
import org.borderflow.view.cells.Periods;

/**
 * How complete the months of each border post are: of the last twelve months that are over, the
 * share in which any crossing of the post was counted. Months before its first do not count.
 */
public final class PostCompleteness implements Collector {

  private static final int MONTHS = 12;
  private static final String TOTAL = "_T";

  private final CellTable exactCells;

  /**
   * @param exactCells where the crossings stand by post and month
   */
  public PostCompleteness(CellTable exactCells) {
    this.exactCells = exactCells;
  }

  @Override
  public MetricSnapshot collect() {
    GaugeSnapshot.Builder shares =
        GaugeSnapshot.builder()
            .name("borderflow_post_completeness_ratio")
            .help("Share of the last twelve full months in which anything was counted at a post");
    ratios().entrySet().stream()
        .limit(CellMetrics.MOST_POSTS)
        .forEach(
            post ->
                shares.dataPoint(
                    GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("post", post.getKey()))
                        .value(post.getValue())
                        .build()));
    return shares.build();
  }

  /** By post, from 0 to 1; a post of which no month is over yet is left out. */
  SortedMap<String, Double> ratios() {
    String asOf = exactCells.asOf();
    SortedMap<String, Double> ratios = new TreeMap<>();
    if (asOf.isEmpty()) {
      return ratios;
    }
    YearMonth last = YearMonth.from(LocalDate.parse(asOf).plusDays(1)).minusMonths(1);
    Map<String, Set<YearMonth>> counted = new HashMap<>();
    for (Cell cell : exactCells.select(crossings(last)).cells()) {
      if (!cell.get(Column.BORDER_POST).equals(TOTAL)) {
        counted
            .computeIfAbsent(cell.get(Column.BORDER_POST), post -> new HashSet<>())
            .add(YearMonth.parse(cell.get(Column.TIME_PERIOD)));
      }
    }
    counted.forEach((post, months) -> ratios.put(post, ratio(months, last)));
    return ratios;
  }

  /** Whatever breaks a month of a post down further is not asked for. */
  private static CellFilter crossings(YearMonth last) {
    Map<Column, Set<String>> codes = new HashMap<>();
    Column.breakdowns().forEach(each -> codes.put(each, Set.of(TOTAL)));
    codes.remove(Column.BORDER_POST);
    codes.put(Column.MEASURE, Set.of("CROSSINGS"));
    codes.put(Column.FREQ, Set.of("M"));
    return new CellFilter(codes, new Periods(null, last));
  }

  private static double ratio(Set<YearMonth> counted, YearMonth last) {
    YearMonth first = counted.stream().min(YearMonth::compareTo).orElseThrow();
    long due = Math.min(MONTHS, first.until(last, ChronoUnit.MONTHS) + 1);
    YearMonth from = last.minusMonths(due - 1);
    return counted.stream().filter(month -> !month.isBefore(from)).count() / (double) due;
  }
}
